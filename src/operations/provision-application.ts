/** Finds the application of provision, or makes it with its service principal: each piece once, whatever a dead run left. */
import { standingOf } from '../domain/provision-application.ts';
import type { DeletedApplication, Problem, ServicePrincipalRecord } from '../domain/model.ts';
import { isoDate } from '../domain/text.ts';
import { ActionError } from '../errors.ts';
import type { Applications, Caller, Clock, FullApplication, Log, WriteAnswer } from '../ports.ts';

export type ProvisionTarget = { kind: 'name'; displayName: string; uniqueName: string } | { kind: 'app-id'; appId: string };

export interface ApplicationPorts {
  applications: Applications;
  caller: Caller;
  clock: Clock;
  log: Log;
}

export interface Found {
  application: FullApplication;
  servicePrincipal: ServicePrincipalRecord | null;
  /** Tagged as managed. */
  managed: boolean;
  /** Taken over by the word of the user. */
  adopted: boolean;
  /** Object id of the owner that is missing: this run's identity, where that is known. */
  ownerMissing: string | null;
}

const second = 1000;
/** Waits for what was just written to be seen, seconds; directory replicas follow within seconds, rarely minutes. */
const pauses = [1, 2, 4, 8, 15, 15, 30, 30, 30, 30, 30, 30, 30, 30];
const tries = 5;
/** Entra keeps deleted applications that long (https://learn.microsoft.com/graph/api/application-delete). */
const keptMs = 30 * 86_400_000;

/** @returns null if it is to be made. @throws ActionError where there is one that may not be touched, or none that could be meant */
export async function findApplication(target: ProvisionTarget, adopt: boolean, ports: ApplicationPorts): Promise<Found | null> {
  const application = await ports.applications.get(target.kind === 'name' ? { uniqueName: target.uniqueName } : { appId: target.appId });
  if (application) return judge(application, target, adopt, ports);
  const key = target.kind === 'name' ? { uniqueName: target.uniqueName } : { appId: target.appId };
  const [deleted] = await ports.applications.deleted(key);
  if (deleted) throw new ActionError(softDeleted(target, deleted));
  if (target.kind === 'app-id') throw new ActionError(await explainMissing(target.appId, ports));
  if (adopt) throw new ActionError(nothingToAdopt(target.uniqueName));
  return null;
}

/** Owners and service principal beside it, and whether this run may write to it. @throws ActionError */
export async function judge(
  application: FullApplication,
  target: ProvisionTarget,
  adopt: boolean,
  ports: ApplicationPorts
): Promise<Found> {
  const { applications, caller } = ports;
  const [servicePrincipal, owners] = await Promise.all([
    applications.servicePrincipal(application.appId),
    applications.owners(application.objectId)
  ]);
  const standing = standingOf({
    application,
    wanted: target.kind === 'name' ? target.displayName : null,
    hasServicePrincipal: servicePrincipal !== null,
    owners,
    caller: caller.objectId
  });
  if (standing.kind === 'foreign' && !adopt) throw new ActionError(notManaged(application, standing.why));
  const own = caller.objectId?.toLowerCase();
  return {
    application,
    servicePrincipal,
    managed: standing.kind === 'managed',
    adopted: standing.kind === 'foreign',
    ownerMissing: own !== undefined && !owners.some((owner) => owner.toLowerCase() === own) ? own : null
  };
}

/** One upsert at a time, each followed by reads, since its answer may get lost and its 204 says nothing of whose it is. */
export async function makeApplication(
  target: Extract<ProvisionTarget, { kind: 'name' }>,
  ports: ApplicationPorts
): Promise<FullApplication> {
  const { uniqueName, displayName } = target;
  ports.log.info(`Making the application with the unique name ${uniqueName}.`);
  return untilThere(
    () => ports.applications.upsert(uniqueName, displayName),
    () => ports.applications.get({ uniqueName }),
    `application ${uniqueName}`,
    ports
  );
}

/** An application that was made a moment ago is not known to every replica: then it is asked for again. */
export async function makeServicePrincipal(appId: string, ports: ApplicationPorts): Promise<ServicePrincipalRecord> {
  ports.log.info(`Making the service principal of ${appId}.`);
  return untilThere(
    () => ports.applications.upsertServicePrincipal(appId),
    () => ports.applications.servicePrincipal(appId),
    `the service principal of ${appId}`,
    ports
  );
}

/** So that an identity that may write only what it owns can go on with it. */
export async function addOwner(objectId: string, ownerId: string, ports: ApplicationPorts): Promise<void> {
  ports.log.info(`Making ${ownerId} an owner of application ${objectId}.`);
  await untilThere(
    () => ports.applications.addOwner(objectId, ownerId),
    async () => (await ports.applications.owners(objectId)).find((owner) => owner.toLowerCase() === ownerId.toLowerCase()) ?? null,
    `owner ${ownerId} of application ${objectId}`,
    ports
  );
}

/** Sends, then reads until it is seen. Sends again only what was refused for now, or whose answer was lost and of which nothing was seen. */
async function untilThere<T>(
  send: () => Promise<WriteAnswer>,
  look: () => Promise<T | null>,
  what: string,
  { clock, log }: Pick<ApplicationPorts, 'clock' | 'log'>
): Promise<T> {
  let lost = 0;
  for (let attempt = 0; ; attempt += 1) {
    const answer = await send();
    if (answer.kind === 'refused') throw new ActionError(answer.problem);
    if (answer.kind !== 'not-yet') {
      const found = await lookFor(look, answer.kind === 'unknown' ? pauses.slice(0, 5) : pauses, clock);
      if (found !== null) return found;
      if (answer.kind !== 'unknown') throw new ActionError(notSeen(what));
      lost += 1;
    }
    const pause = pauses[attempt];
    if (pause === undefined || lost === tries) throw new ActionError(answer.problem);
    if (pause >= 8) log.info(`Entra does not take ${what} yet; waiting ${pause} s.`);
    await clock.wait(pause * second);
  }
}

async function lookFor<T>(look: () => Promise<T | null>, waits: readonly number[], clock: Clock): Promise<T | null> {
  for (const pause of waits) {
    const found = await look();
    if (found !== null) return found;
    await clock.wait(pause * second);
  }
  return look();
}

function notSeen(what: string): Problem {
  return {
    code: 'directory-stale',
    message: `For minutes, reads did not show ${what}, which this run had made.`,
    hint: 'The directory is far behind, or somebody deleted it. Run again later: the next run goes on from what is there.'
  };
}

async function explainMissing(appId: string, { applications, caller }: ApplicationPorts): Promise<Problem> {
  const servicePrincipal = await applications.servicePrincipal(appId);
  const elsewhere = servicePrincipal?.appOwnerTenantId;
  if (servicePrincipal && elsewhere && elsewhere.toLowerCase() !== caller.tenantId.toLowerCase())
    return {
      code: 'application-foreign',
      message: `Application ${appId} lives in tenant ${elsewhere}; this tenant has its service principal only.`,
      hint: 'Its secrets are made where the application lives: run provision with an identity of that tenant, or make an application here with name.'
    };
  return {
    code: 'application-not-found',
    message: `No application of tenant ${caller.tenantId} has the appId ${appId}.`,
    hint: 'Check app-id (the application or client id, not an object id) and the tenant; with name instead of app-id a new application is made.'
  };
}

function nothingToAdopt(uniqueName: string): Problem {
  return {
    code: 'application-not-found',
    message: `No application has the unique name ${uniqueName}, so there is nothing to adopt.`,
    hint: 'Applications that az or the portal made have no unique name: adopt them by app-id. Without adopt a new one is made.'
  };
}

function softDeleted(target: ProvisionTarget, { objectId, appId, displayName, deletedOn }: DeletedApplication): Problem {
  const what = target.kind === 'name' ? `holds the unique name ${target.uniqueName}` : 'was deleted';
  const restore = `az rest --method POST --url https://graph.microsoft.com/v1.0/directory/deletedItems/${objectId}/restore`;
  return {
    code: 'application-deleted',
    message: `The deleted application ${displayName} (${appId}, deleted on ${isoDate(deletedOn)}) ${what}. It can be restored until ${isoDate(deletedOn + keptMs)}.`,
    hint: `Restore it: ${restore} (in another cloud with that cloud's Graph host), and run again.${target.kind === 'name' ? ' Or set another unique-name.' : ''}`
  };
}

function notManaged({ appId, displayName }: FullApplication, why: string): Problem {
  return {
    code: 'application-not-managed',
    message: `Application ${displayName} (${appId}) was not made by this action: ${why}. It was left alone.`,
    hint: `To take it over set app-id: ${appId} and adopt: true; to make another one set another unique-name.`
  };
}
