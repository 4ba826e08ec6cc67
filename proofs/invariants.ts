/** The promises, as checks of the sandbox's world. None of them asks the action what it thinks. */
import { createHash } from 'node:crypto';
import type { Exchange } from '../sandbox/engine.ts';
import type { Sandbox } from '../sandbox/server.ts';
import type { Application, State } from '../sandbox/world.ts';
import type { Own, Scenario } from './scenario.ts';

const managed = /^aks-sp\//;
const turn = /^aks-sp-turn\//;

/** I1: no cluster that worked stops working, at any instant so far. */
export function broken(sandbox: Sandbox): string[] {
  return sandbox.engine.invariants.list().flatMap(({ id, changes }) =>
    changes.flatMap((change, index) => {
      if (index === 0 || change.working || !changes[index - 1]?.working) return [];
      return [`I1 cluster ${nameOf(id)} stopped working after request ${change.request ?? '(none: time)'}: ${change.reason}`];
    })
  );
}

/** I3: no managed credential is left that no cluster holds, and no turn at all. */
export function leftOver({ world: { state } }: Sandbox, scenario: Pick<Scenario, 'excuse' | 'own'>, own: Own): string[] {
  const held = new Set(state.arm.clusters.map(({ secret }) => secret));
  return state.graph.applications
    .filter((application) => application.deletedDateTime === null && isOwn(application, own))
    .flatMap((application) =>
      application.passwordCredentials.flatMap(({ keyId, displayName, secret }) => {
        if (turn.test(displayName ?? '')) return [`I3 turn ${displayName} is left on ${application.displayName}`];
        if (!managed.test(displayName ?? '') || held.has(secret)) return [];
        const issued = application.tags.includes(`aks-sp:issued:${keyId}`);
        if (scenario.excuse?.({ keyId, appId: application.appId, issued }, state)) return [];
        return [`I3 managed credential ${keyId} (${displayName}) is left on ${application.displayName} and no cluster uses it`];
      })
    );
}

function isOwn({ appId, uniqueName }: Application, { applications, mayCreate = [] }: Own): boolean {
  return applications.includes(appId) || (uniqueName !== null && mayCreate.includes(uniqueName));
}

/** Everything that is not the run's, by what it is called. */
export function foreignView(state: State, own: Own): Map<string, string> {
  const view = new Map<string, string>();
  const put = (key: string, value: unknown): void => void view.set(key, JSON.stringify(value));
  for (const application of state.graph.applications) putApplication(put, application, own);
  for (const principal of state.graph.servicePrincipals)
    if (!(own.applications.includes(principal.appId) && own.mayDelete) && !isCreated(principal.appId, state, own))
      put(`service principal ${principal.displayName}`, principal);
  putArm(put, state, own);
  putGitHub(put, state, own);
  return view;
}

type Put = (key: string, value: unknown) => void;

function isCreated(appId: string, { graph }: State, { mayCreate = [] }: Own): boolean {
  return graph.applications.some((application) => application.appId === appId && mayCreate.includes(application.uniqueName ?? ''));
}

function putApplication(put: Put, application: Application, own: Own): void {
  const { passwordCredentials, tags, ...rest } = application;
  const name = application.displayName;
  if (own.mayCreate?.includes(application.uniqueName ?? '')) return;
  if (!own.applications.includes(application.appId)) return put(`application ${name}`, application);
  if (own.mayDelete) return;
  put(`application ${name}`, rest);
  for (const password of passwordCredentials)
    if (!managed.test(password.displayName ?? '') && !turn.test(password.displayName ?? ''))
      put(`credential ${password.keyId} of ${name}`, password);
  for (const tag of tags.filter((each) => !each.startsWith('aks-sp:'))) put(`tag ${tag} of ${name}`, tag);
}

function putArm(put: Put, { arm, graph }: State, own: Own): void {
  putAssignments(put, { arm, graph }, own);
  for (const { id, clientId, secret, tags, kubernetesVersion, powerState, location } of arm.clusters) {
    if (own.clusters?.some((each) => each.toLowerCase() === id.toLowerCase())) continue;
    const held = own.applications.includes(clientId) ? null : secret;
    put(`cluster ${id.toLowerCase()}`, { clientId, held, tags, kubernetesVersion, powerState, location });
  }
  for (const vault of arm.vaults ?? [])
    for (const secret of vault.secrets)
      if (!own.stores?.includes(`vault/${vault.name}/${secret.name}`)) put(`secret ${secret.name} of vault ${vault.name}`, secret);
  for (const definition of arm.roleDefinitions)
    if (definition.type === 'CustomRole' && !own.mayGrant) put(`role ${definition.roleName}`, definition);
}

function putAssignments(put: Put, { arm, graph }: Pick<State, 'arm' | 'graph'>, own: Own): void {
  const gone = new Set(graph.servicePrincipals.filter(({ appId }) => own.applications.includes(appId)).map(({ id }) => id));
  for (const assignment of arm.roleAssignments) {
    if (own.mayDelete && gone.has(assignment.principalId)) continue;
    if (own.mayGrant && assignment.description?.includes('aks-service-principal-action')) continue;
    if (own.clusters?.some((id) => inNodeGroup(assignment.scope, id))) continue;
    put(`role assignment ${assignment.name}`, assignment);
  }
}

/** AKS itself gives the principal a role there, and takes it away with the cluster. */
function inNodeGroup(scope: string, clusterId: string): boolean {
  const [, group = '', name = ''] = /\/resourceGroups\/([^/]+)\/.*\/([^/]+)$/i.exec(clusterId) ?? [];
  return scope.toLowerCase().includes(`/resourcegroups/mc_${group}_${name}_`.toLowerCase());
}

function putGitHub(put: Put, { github }: State, own: Own): void {
  for (const { fullName, secrets = [], environments = [], issues } of github.repositories) {
    for (const secret of [...secrets, ...environments.flatMap((environment) => environment.secrets)])
      if (!own.stores?.includes(`github/${secret.name}`)) put(`GitHub secret ${secret.name}`, secret);
    for (const issue of issues)
      if (own.label === undefined || !issue.labels.includes(own.label)) put(`issue ${issue.number} of ${fullName}`, issue);
  }
}

/** I4: nothing foreign changed, vanished or came to be. */
export function foreignChanges(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const changed = [...before].flatMap(([key, value]) => {
    const now = after.get(key);
    if (now === undefined) return [`I4 foreign ${key} vanished`];
    return now === value ? [] : [`I4 foreign ${key} changed: ${value.slice(0, 200)} -> ${now.slice(0, 200)}`];
  });
  return [...changed, ...[...after.keys()].filter((key) => !before.has(key)).map((key) => `I4 ${key} appeared`)];
}

/** Secrets that the world has, or gave away, in the forms in which they may show. */
export class Secrets {
  readonly #values = new Set<string>();

  /** Everything secret in the state right now. */
  see({ graph, arm, github }: State): void {
    for (const { passwordCredentials } of [...graph.applications, ...graph.servicePrincipals])
      for (const { secret } of passwordCredentials) this.add(secret);
    for (const { secret } of arm.clusters) this.add(secret);
    for (const vault of arm.vaults ?? []) for (const { versions } of vault.secrets) for (const { value } of versions) this.add(value);
    for (const { secrets = [], environments = [] } of github.repositories)
      for (const { value } of [...secrets, ...environments.flatMap((environment) => environment.secrets)]) this.add(value);
    for (const { token } of github.tokens) this.add(token);
    this.add(github.workflow.requestToken);
  }

  /** What answers handed out. */
  hear(exchanges: readonly Exchange[]): void {
    for (const { responseBody } of exchanges) {
      const body = (typeof responseBody === 'object' ? responseBody : null) as Record<string, unknown> | null;
      for (const name of ['access_token', 'secretText', 'value']) {
        const value = body?.[name];
        if (typeof value === 'string' && value.length >= 16) this.add(value);
      }
    }
  }

  add(value: string | null | undefined): void {
    if (value) for (const form of formsOf(value)) this.#values.add(form);
  }

  /** I5: no secret in any of these texts. */
  shownIn(texts: readonly string[], where: string): string[] {
    return texts.flatMap((text) =>
      [...this.#values]
        .filter((value) => text.includes(value))
        .map((value) => `I5 a secret (${value.slice(0, 4)}…) shows in ${where}: ${around(text, value)}`)
    );
  }
}

function formsOf(secret: string): string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), new URLSearchParams({ s: secret }).toString().slice(2)];
}

function around(text: string, value: string): string {
  const at = text.indexOf(value);
  return JSON.stringify(`${text.slice(Math.max(0, at - 60), at)}***${text.slice(at + value.length, at + value.length + 30)}`);
}

/** Where the action could leave a secret in the world itself. */
export function publicTexts({ graph, arm, github }: State): string[] {
  return [
    ...graph.applications.map(({ passwordCredentials: _, ...rest }) => JSON.stringify([rest, _.map(({ displayName }) => displayName)])),
    ...arm.clusters.map(({ tags }) => JSON.stringify(tags)),
    ...(arm.vaults ?? []).flatMap(({ secrets }) =>
      secrets.flatMap(({ versions }) => versions.map(({ tags }) => JSON.stringify(tags ?? {})))
    ),
    ...arm.roleAssignments.map(({ description }) => description ?? ''),
    ...github.repositories.flatMap(({ issues }) => issues.map((issue) => JSON.stringify(issue)))
  ];
}

/** I6: every store holds the secret in use: that of the clusters, or, before there is one, one that signs in. */
export function staleStores({ world }: Sandbox, { stores = [], own }: Pick<Scenario, 'stores'> & { own: Own }): string[] {
  const { state } = world;
  const mine = state.graph.applications.filter((application) => application.deletedDateTime === null && isOwn(application, own));
  const held = state.arm.clusters.filter(({ clientId }) => mine.some(({ appId }) => appId === clientId)).map(({ secret }) => secret);
  const live = mine
    .flatMap(({ passwordCredentials }) => passwordCredentials)
    .filter(({ endDateTime }) => Date.parse(endDateTime) > world.now());
  const good = new Set(held.length > 0 ? held : live.map(({ secret }) => secret));
  return stores.flatMap((read, index) => {
    const value = read(state);
    if (value === null) return [`I6 store ${index + 1} holds nothing`];
    return good.has(value) && live.some(({ secret }) => secret === value)
      ? []
      : [`I6 store ${index + 1} holds a secret that no cluster uses, or that is gone`];
  });
}

/**
 * I6 at the end of any run: no store holds a secret that has been removed.
 * @param born every secret that an application had; added to
 */
export function removedInStore(state: State, { stores = [] }: Pick<Scenario, 'stores'>, born: Set<string>): string[] {
  const live = new Set(state.graph.applications.flatMap(({ passwordCredentials }) => passwordCredentials.map(({ secret }) => secret)));
  for (const secret of live) born.add(secret);
  return stores.flatMap((read, index) => {
    const value = read(state);
    return value !== null && !live.has(value) && (born.has(value) || isEntras(value))
      ? [`I6 a run ends and store ${index + 1} holds a secret that was removed`]
      : [];
  });
}

/** Live secrets that clusters hold, by the cluster's name. */
export function heldSecrets({ arm, graph }: State): ReadonlyMap<string, string> {
  const live = new Set(graph.applications.flatMap(({ passwordCredentials }) => passwordCredentials.map(({ secret }) => secret)));
  return new Map(arm.clusters.flatMap(({ name, secret }) => (secret !== null && live.has(secret) ? [[name, secret]] : [])));
}

/**
 * I7: what a cluster held when a run began is still there when it ends, whatever the cluster has been given since; the overlap is
 * longer than any run. An application that is deleted takes all with it.
 */
export function removedTooEarly(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>, { arm, graph }: State): string[] {
  const applications = graph.applications.filter(({ deletedDateTime }) => deletedDateTime === null);
  const live = new Set(applications.flatMap(({ passwordCredentials }) => passwordCredentials.map(({ secret }) => secret)));
  return [...before].flatMap(([name, secret]) => {
    const cluster = arm.clusters.find((each) => each.name === name);
    const isAlive = applications.some(({ appId }) => appId === cluster?.clientId);
    if (!isAlive || live.has(secret) || after.get(name) === secret) return [];
    return [`I7 the secret that cluster ${name} held when a run began is gone at its end: no overlap`];
  });
}

/**
 * Clusters that need nothing: each holds the youngest secret of ours, for a good while yet, and wrote down last that it accepted it.
 * @returns resource ids, lower case
 */
export function contentClusters({ world }: Sandbox, own: Own): ReadonlySet<string> {
  const { state } = world;
  const content = state.graph.applications
    .filter((application) => application.deletedDateTime === null && isOwn(application, own))
    .flatMap(({ appId, tags, passwordCredentials }) => {
      const ours = passwordCredentials.filter(({ displayName }) => managed.test(displayName ?? ''));
      const youngest = ours.toSorted((a, b) => Date.parse(b.startDateTime) - Date.parse(a.startDateTime))[0];
      if (!youngest || Date.parse(youngest.endDateTime) - world.now() < 31 * 86_400_000) return [];
      return state.arm.clusters
        .filter(({ clientId, secret }) => clientId === appId && secret === youngest.secret)
        .map(({ id }) => id.toLowerCase())
        .filter((id) => lastEntry(tags, id) === `uses ${youngest.keyId.toLowerCase()}`);
    });
  return new Set(content);
}

/** What the ledger says last of a cluster; a `sent` at the same second says more than a `uses`. */
function lastEntry(tags: readonly string[], clusterId: string): string | undefined {
  const hash = createHash('sha256').update(clusterId).digest('hex').slice(0, 16);
  return tags
    .flatMap((tag) => {
      const [, kind = '', keyId = '', cluster, at] = /^aks-sp:(sent|uses):([0-9a-f-]{36}):([0-9a-f]{16}):(\d+)$/.exec(tag) ?? [];
      return cluster === hash ? [{ what: `${kind} ${keyId}`, keyId, at: Number(at), sent: kind === 'sent' }] : [];
    })
    .filter((entry, _, all) => !entry.sent || !all.some(({ sent, keyId, at }) => !sent && keyId === entry.keyId && at >= entry.at))
    .toSorted((a, b) => b.at - a.at || Number(b.sent) - Number(a.sent))[0]?.what;
}

/** I8: no run gives another secret to a cluster that needs none, since each reset takes its nodes down one by one. */
export function needlessResets(content: ReadonlySet<string>, exchanges: readonly Exchange[]): string[] {
  return exchanges.flatMap(({ id, method, path }) => {
    const cluster = /\/subscriptions\/.*\/managedClusters\/[^/]+(?=\/resetServicePrincipalProfile$)/i.exec(path)?.[0];
    if (method !== 'POST' || cluster === undefined || !content.has(cluster.toLowerCase())) return [];
    return [`I8 cluster ${nameOf(cluster)} was reset with request ${id}, although it had accepted the youngest secret and that lasts`];
  });
}

/** Of the form that Entra makes. */
function isEntras(value: string): boolean {
  return /^.{3}\dQ~/.test(value);
}

function nameOf(id: string): string {
  return id.split('/').at(-1) ?? id;
}
