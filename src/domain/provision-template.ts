/** The definition of the cluster that provision makes: a managed cluster as the API takes it, without who it signs in as. */
import type { Problem } from './model.ts';

export type ClusterDefinition = Record<string, unknown>;

export type Template = { ok: true; definition: ClusterDefinition } | { ok: false; problem: Problem };

/** @returns the definition, or everything that is wrong with it; nothing of the file's text is shown, as it may hold passwords */
export function parseTemplate(path: string, text: string): Template {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return invalid(path, ['it is no JSON']);
  }
  if (!isObject(value)) return invalid(path, ['it is no JSON object']);
  const problems = problemsOf(value);
  return problems.length > 0 ? invalid(path, problems) : { ok: true, definition: value };
}

/** With the principal; https://learn.microsoft.com/rest/api/aks/managed-clusters/create-or-update */
export function withPrincipal(definition: ClusterDefinition, clientId: string, secret: string): ClusterDefinition {
  const properties = isObject(definition.properties) ? definition.properties : {};
  return { ...definition, properties: { ...properties, servicePrincipalProfile: { clientId, secret } } };
}

function problemsOf(definition: ClusterDefinition): string[] {
  const { location, identity, properties } = definition;
  const problems: string[] = [];
  if (typeof location !== 'string' || location.trim() === '') problems.push('location is missing');
  if (properties !== undefined && !isObject(properties)) problems.push('properties is no object');
  if ('servicePrincipalProfile' in definition || (isObject(properties) && 'servicePrincipalProfile' in properties))
    problems.push('it has a servicePrincipalProfile, which is what this run adds');
  if (!isWithoutIdentity(identity)) problems.push('it has a managed identity, and then AKS uses no service principal');
  return problems;
}

function isWithoutIdentity(identity: unknown): boolean {
  return identity === undefined || identity === null || (isObject(identity) && String(identity.type).toLowerCase() === 'none');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(path: string, problems: readonly string[]): Template {
  const problem = {
    code: 'cluster-template-invalid',
    message: `cluster-template ${path} cannot be used, nothing was sent: ${problems.join('; ')}.`,
    hint: 'It is the JSON body of a managed cluster (location, properties with agentPoolProfiles, dnsPrefix …) without servicePrincipalProfile and identity.'
  };
  return { ok: false, problem };
}
