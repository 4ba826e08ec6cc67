/** What the descriptions do not cover, each with the reason. Everything else that is not described is a failure. */
import type { Exchange } from './validate.ts';

export interface Undescribed {
  service: string;
  method: string;
  path: RegExp;
  /** The path as people write it. */
  what: string;
  reason: string;
}

export const UNDESCRIBED: Undescribed[] = [
  {
    service: 'entra',
    method: 'POST',
    path: /\/oauth2\/v2\.0\/token$/,
    what: '/{tenant}/oauth2/v2.0/token',
    reason: 'OAuth 2.0 (RFC 6749); Microsoft publishes no description'
  },
  {
    service: 'entra',
    method: 'GET',
    path: /\/\.well-known\/|^\/common\/discovery\//,
    what: '/{tenant}/v2.0/.well-known/openid-configuration, /common/discovery/instance',
    reason: 'OpenID Connect discovery; no description'
  },
  {
    service: 'github-oidc',
    method: 'GET',
    path: /^\/token$/,
    what: '/token',
    reason: "the runner's ID token service; GitHub publishes no description"
  },
  {
    service: 'arm',
    method: 'GET',
    path: /\/providers\/(Microsoft\.ContainerRegistry\/registries|Microsoft\.KeyVault\/vaults)\/[^/]+$/i,
    what: '…/Microsoft.ContainerRegistry/registries/{name}, …/Microsoft.KeyVault/vaults/{name}',
    reason: 'their descriptions are not among the files'
  },
  {
    service: 'arm',
    method: 'GET',
    path: /\/providers\/Microsoft\.ContainerService\/locations\/[^/]+\/operations\/[^/]+$/i,
    what: '…/Microsoft.ContainerService/locations/{location}/operations/{id}',
    reason: "the URL of a long operation is opaque; its form is in Azure Resource Manager's documentation of asynchronous operations"
  },
  {
    service: 'arm',
    method: 'GET',
    path: /\/providers\/Microsoft\.Insights\/eventtypes\/management\/values$/i,
    what: '…/Microsoft.Insights/eventtypes/management/values',
    reason: 'the Activity Log; its description is not among the files'
  },
  {
    service: 'graph',
    method: 'GET',
    path: /^\/v1\.0\/applications\/[^/]+\/appManagementPolicies$/,
    what: '/applications/{id}/appManagementPolicies',
    reason: 'left out of the reduced file'
  },
  {
    service: 'graph',
    method: 'POST',
    path: /^\/v1\.0\/\$batch$/,
    what: '/$batch',
    reason: 'no description; its envelope is checked by its documentation, each inner exchange by the description'
  },
  {
    service: 'graph',
    method: 'GET',
    path: /^\/v1\.0\/(applications|servicePrincipals)\/\$count$/,
    what: '/applications/$count, /servicePrincipals/$count',
    reason: 'a plain number; left out of the reduced file'
  }
];

/** The entry that excuses an undescribed path, if any. */
export function excuse(exchange: Exchange): Undescribed | undefined {
  return UNDESCRIBED.find(
    ({ service, method, path }) => service === exchange.service && method === exchange.method && path.test(exchange.path)
  );
}
