import { DEFAULT_REPOSITORY_ID } from './context.ts';
import type { SeedContext } from './context.ts';
import { hashDigits } from './names.ts';
import type { SeedIssue, SeedOrganization, SeedRepository, SeedSecret } from './seed.ts';
import type { GitHubOrganization, GitHubRepository, GitHubSecret, Issue, State } from '../world.ts';

const BOT = 'github-actions[bot]';
const DEFAULT_REPOSITORY = 'contoso/aks-platform';

/** GitHub's part of the world: repositories, tokens, and the workflow run that the action is part of. */
export function buildGitHub(context: SeedContext): State['github'] {
  const { repositories: seeded = [{ fullName: DEFAULT_REPOSITORY }], organizations, tokens, workflow = {} } = context.seed.github ?? {};
  const repositories = seeded.map((one, index) => repositoryOf(one, index, context));
  const owners = [...new Set(repositories.map(({ fullName }) => fullName.split('/')[0] ?? ''))].map((login) => ({ login }));
  const repository = workflow.repository ?? repositories[0]?.fullName ?? DEFAULT_REPOSITORY;
  const given = tokens ?? [{ permissions: { contents: 'read' as const, issues: 'write' as const } }];
  return {
    repositories,
    organizations: (organizations ?? owners).map((organization) => organizationOf(organization, repositories, context)),
    tokens: given.map((token, index) => ({
      token: token.token ?? `ghs_${hashDigits(`github token ${index}`, 36)}`,
      login: token.login ?? BOT,
      permissions: token.permissions
    })),
    workflow: {
      repository,
      subject: workflow.subject ?? `repo:${repository}:ref:refs/heads/main`,
      runId: workflow.runId ?? '17042811953',
      requestToken: hashDigits('id token request', 40),
      idTokenPermission: workflow.idTokenPermission ?? true
    },
    nextId: 1_000_000
  };
}

function repositoryOf(seeded: SeedRepository, index: number, context: SeedContext): GitHubRepository {
  return {
    fullName: seeded.fullName,
    id: seeded.id ?? DEFAULT_REPOSITORY_ID + index,
    private: seeded.private ?? true,
    hasIssues: seeded.hasIssues ?? true,
    secrets: (seeded.secrets ?? []).map((secret) => secretOf(secret, context)),
    environments: (seeded.environments ?? []).map(({ name, secrets = [] }) => ({
      name,
      secrets: secrets.map((secret) => secretOf(secret, context))
    })),
    labels: (seeded.labels ?? []).map(({ name, color, description }) => ({
      name,
      color: color ?? 'ededed',
      description: description ?? null
    })),
    issues: (seeded.issues ?? []).map((issue, at) => issueOf(issue, at + 1, context)),
    runs: (seeded.runs ?? []).map(({ id, attempt, status = 'in_progress', conclusion, created }) => ({
      id,
      attempt: attempt ?? 1,
      status,
      conclusion: conclusion ?? (status === 'completed' ? 'success' : null),
      createdAt: second(context.time(created, '-1m'))
    }))
  };
}

function secretOf({ name, value, created, updated }: SeedSecret, context: SeedContext): GitHubSecret {
  const createdAt = second(context.time(created, '-60d'));
  return {
    name: name.toUpperCase(),
    value,
    createdAt,
    updatedAt: updated === undefined ? createdAt : second(context.time(updated, 'now'))
  };
}

function organizationOf(seeded: SeedOrganization, repositories: GitHubRepository[], context: SeedContext): GitHubOrganization {
  const idOf = (name: string): number[] => repositories.filter(({ fullName }) => fullName === name).map(({ id }) => id);
  const secrets = (seeded.secrets ?? []).map((secret) => ({
    ...secretOf(secret, context),
    visibility: secret.visibility ?? ('all' as const),
    repositories: (secret.repositories ?? []).flatMap(idOf)
  }));
  return { login: seeded.login, secrets };
}

function issueOf(seeded: SeedIssue, number: number, context: SeedContext): Issue {
  const at = second(context.time(seeded.created, '-20d'));
  const state = seeded.state ?? 'open';
  return {
    number,
    title: seeded.title,
    body: seeded.body ?? '',
    state,
    stateReason: seeded.stateReason ?? (state === 'closed' ? 'completed' : null),
    labels: seeded.labels ?? [],
    assignees: seeded.assignees ?? [],
    createdAt: at,
    updatedAt: at,
    closedAt: state === 'closed' ? at : null,
    user: seeded.user ?? BOT,
    comments: (seeded.comments ?? []).map((comment, index) => ({
      id: number * 1000 + index,
      body: comment.body,
      createdAt: second(context.time(comment.created, '-10d')),
      user: comment.user ?? BOT
    }))
  };
}

/** GitHub shows whole seconds. */
function second(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
