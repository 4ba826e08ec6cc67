/** Endpoints and token audiences of the three clouds (https://learn.microsoft.com/graph/deployments). */

export interface Cloud {
  authorityHost: string;
  /** True when the authority is not one that MSAL knows, so that it must not ask login.microsoftonline.com about it. */
  customAuthority: boolean;
  resourceManager: string;
  /** Token scope of Azure Resource Manager. */
  resourceManagerScope: string;
  /** Base of Graph, without version. */
  graph: string;
  graphScope: string;
  /** Audience of GitHub's ID token. */
  idTokenAudience: string;
}

const clouds = {
  AzureCloud: {
    authorityHost: 'https://login.microsoftonline.com',
    resourceManager: 'https://management.azure.com',
    graph: 'https://graph.microsoft.com',
    idTokenAudience: 'api://AzureADTokenExchange'
  },
  AzureUSGovernment: {
    authorityHost: 'https://login.microsoftonline.us',
    resourceManager: 'https://management.usgovcloudapi.net',
    graph: 'https://graph.microsoft.us',
    idTokenAudience: 'api://AzureADTokenExchangeUSGov'
  },
  AzureChinaCloud: {
    authorityHost: 'https://login.chinacloudapi.cn',
    resourceManager: 'https://management.chinacloudapi.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    idTokenAudience: 'api://AzureADTokenExchangeChina'
  }
} as const;

/**
 * @param overrides where to send instead (private clouds, sandbox); tokens are still asked for the cloud's own audiences
 */
export function cloudOf(
  name: keyof typeof clouds,
  overrides: { authorityHost: string | null; resourceManager: string | null; graph: string | null }
): Cloud {
  const cloud = clouds[name];
  return {
    authorityHost: overrides.authorityHost ?? cloud.authorityHost,
    customAuthority: overrides.authorityHost !== null,
    resourceManager: overrides.resourceManager ?? cloud.resourceManager,
    resourceManagerScope: `${cloud.resourceManager}/.default`,
    graph: overrides.graph ?? cloud.graph,
    graphScope: `${cloud.graph}/.default`,
    idTokenAudience: cloud.idTokenAudience
  };
}
