/** Builds the adapters that check-expiry needs; loaded only when it runs. */
import { actionSource } from '../action-source.ts';
import { createClusters } from '../azure/clusters.ts';
import { createDirectory } from '../azure/directory.ts';
import { createFleet } from '../azure/fleet.ts';
import { createAccess } from '../azure/role-assignments.ts';
import { calendarText } from '../calendar.ts';
import { createIssues } from '../github/issues.ts';
import type { CloudInputs } from '../domain/model.ts';
import type { Http } from '../http.ts';
import type { CheckExpiryInputs } from '../inputs.ts';
import { checkExpiry, type CheckExpiryPorts } from '../operations/check-expiry.ts';
import type { Issues, Runtime } from '../ports.ts';
import type { OperationResult } from '../result.ts';
import { connect } from './connection.ts';
import { fetchThrough } from './fetch.ts';

export async function runCheckExpiry(inputs: CheckExpiryInputs, runtime: Runtime): Promise<OperationResult> {
  const { http, cloud, credential, caller } = await connect(inputs, runtime);
  const ports: CheckExpiryPorts = {
    caller,
    fleet: createFleet(credential, cloud, http),
    clusters: createClusters(credential, cloud, http),
    access: createAccess(credential, cloud, http, caller),
    directory: createDirectory(credential, cloud, http, runtime.delay),
    issues: issuesPort(inputs, runtime, http),
    // A third of what check-expiry is made of, for those who ask for it.
    reportHtml: async (...report) => (await import('../domain/report-html.ts')).reportHtml(...report),
    calendarText,
    log: runtime.log
  };
  const { ref, files } = actionSource(runtime.env);
  return checkExpiry({ ...inputs, actionRef: ref, files, graph: cloud.graph, cloudInputs: cloudInputs(inputs) }, ports);
}

/** What a workflow has to say of the cloud where it is not the public one. */
export function cloudInputs({ cloud, endpoints }: Pick<CheckExpiryInputs, 'cloud' | 'endpoints'>): CloudInputs {
  const said: [string, string | null][] = [
    ['cloud', cloud === 'AzureCloud' ? null : cloud],
    ['authority-host', endpoints.authorityHost],
    ['resource-manager-endpoint', endpoints.resourceManager],
    ['graph-endpoint', endpoints.graph]
  ];
  return said.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

function issuesPort({ issues, githubToken }: CheckExpiryInputs, { env }: Runtime, http: Http): Issues | null {
  if (issues.mode === 'none' || !issues.repository) return null;
  return createIssues({
    token: githubToken,
    apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
    ...issues.repository,
    fetch: fetchThrough(http)
  });
}
