/**
 * The success statuses of Graph's operations, by the "Response" sections of
 * https://learn.microsoft.com/graph/api/resources/application and .../serviceprincipal.
 */
const POST: [pattern: RegExp, statuses: number[]][] = [
  [/\/addPassword$/, [200]],
  [/\/removePassword$/, [204]],
  [/\/owners\/%24ref$/, [204]],
  [/\/restore$/, [200]],
  [/.*/, [201]]
];

/** Which statuses mean success for an operation. @param path its path in the description, with `$` as `%24` */
export function graphStatuses(method: string, path: string): number[] {
  if (method === 'GET') return [200];
  if (method === 'POST') return POST.find(([pattern]) => pattern.test(path))?.[1] ?? [];
  // An upsert (`applications(appId='…')`) creates with 201; every other change answers without a body.
  if (method === 'PATCH' && path.includes('/~appId/')) return [201, 204];
  return [204];
}
