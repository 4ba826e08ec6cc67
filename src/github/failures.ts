/** GitHub's refusals in words that say what to do. https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api */
import type { ActionError } from '../errors.ts';

type Problem = ConstructorParameters<typeof ActionError>[0];

/** What octokit throws, as far as it is used; `response` is missing when no answer came. */
export interface Failure extends Error {
  status: number;
  response?: { headers: Record<string, string | number | undefined>; data?: unknown };
}

interface FieldError {
  field?: string;
  value?: unknown;
}

export function isFailure(error: unknown): error is Failure {
  return error instanceof Error && typeof (error as { status?: unknown }).status === 'number';
}

/** What the answer says, in one line; a whole page helps nobody. */
export function saidBy(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  if (/<(?:!doctype|html|head|body)\b/i.test(said))
    return 'the answer is a page and none of GitHub; a proxy may have answered in its place';
  return said.split(/\r?\n/).join(' ').slice(0, 500);
}

/** The problem for people. @param what what was tried, `open an issue` @param repository `owner/repo` */
export function explain(error: unknown, what: string, repository: string): Problem {
  const message = `Could not ${what} in ${repository}: ${saidBy(error)}`;
  if (!isFailure(error)) return { code: 'github-failed', message, hint: 'Run again; if it stays, run with step debug logging.' };
  return { message, ...adviceFor(error.status, repository) };
}

function adviceFor(status: number, repository: string): { code: string; hint: string } {
  switch (status) {
    case 401:
      return {
        code: 'github-token-rejected',
        hint: 'The token in `github-token` is wrong, expired or revoked. Leave the input out to use the token of the job.'
      };
    case 403:
      return {
        code: 'github-forbidden',
        hint: `The token may not write issues in ${repository}. Give the job \`permissions: issues: write\`; for another repository (\`issue-repository\`) pass a token made for it in \`github-token\`. An archived repository takes no issues.`
      };
    case 404:
      return {
        code: 'github-not-found',
        hint: `${repository} does not exist, or the token in \`github-token\` may not see it. The token of a job reaches its own repository only.`
      };
    case 410:
      return {
        code: 'github-issues-off',
        hint: `Issues are switched off in ${repository}. Switch them on in its settings, name another \`issue-repository\`, or set \`issues: none\`.`
      };
    case 422:
      return {
        code: 'github-refused',
        hint: 'GitHub does not accept this value. Check `issue-labels` (at most 50 characters each) and `issue-assignees`.'
      };
    default:
      return { code: 'github-failed', hint: 'GitHub did not answer as it should; see https://www.githubstatus.com and run again.' };
  }
}

function fieldErrors(error: unknown): FieldError[] {
  if (!isFailure(error) || error.status !== 422) return [];
  const errors = (error.response?.data as { errors?: unknown } | undefined)?.errors;
  return Array.isArray(errors) ? errors.filter((entry): entry is FieldError => typeof entry === 'object' && entry !== null) : [];
}

/** Lower-case logins that GitHub refuses to assign; null if that is not what it complains about. */
export function refusedAssignees(error: unknown): string[] | null {
  const errors = fieldErrors(error).filter(({ field }) => field === 'assignees' || field === 'assignee');
  if (errors.length === 0) return null;
  return errors.flatMap(({ value }) => (Array.isArray(value) ? (value as unknown[]) : [value])).map((value) => String(value).toLowerCase());
}

/** Whether a 422 can come from `state_reason: duplicate`. */
export function isDuplicateRefused(error: unknown): boolean {
  return isFailure(error) && error.status === 422;
}
