import type { ApiAnswer, Caller } from '../world.ts';

/** Answer in Azure Resource Manager's error form, `{"error":{"code","message"}}`. */
export function armError(status: number, code: string, message: string): ApiAnswer {
  return { status, body: { error: { code, message } } };
}

/**
 * The bare `{code, message, details, subcode}` that AKS itself sends for some refusals, without the `error` around it
 * (seen at https://github.com/hashicorp/terraform-provider-azurerm/issues/28878).
 */
export function flatError(status: number, code: string, message: string): ApiAnswer {
  return { status, body: { code, details: null, message, subcode: '' } };
}

/** 403 of a caller without the right, https://learn.microsoft.com/azure/role-based-access-control/troubleshooting */
export function authorizationFailed(caller: Caller, action: string, scope: string): ApiAnswer {
  return armError(
    403,
    'AuthorizationFailed',
    `The client '${caller.appId}' with object id '${caller.objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`
  );
}

/** 404 of a subscription that no tenant of the caller has. */
export function subscriptionNotFound(subscriptionId: string): ApiAnswer {
  return armError(404, 'SubscriptionNotFound', `The subscription '${subscriptionId}' could not be found.`);
}

/** 404 of a resource group. */
export function resourceGroupNotFound(name: string): ApiAnswer {
  return armError(404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`);
}

/** 404 of a resource in a group that exists. */
export function resourceNotFound(type: string, name: string, group: string): ApiAnswer {
  return armError(
    404,
    'ResourceNotFound',
    `The Resource '${type}/${name}' under resource group '${group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`
  );
}

/** 409 of a subscription where a resource provider is not registered (text: https://github.com/nforgeio/neonKUBE/issues/1670). */
export function notRegistered(namespace: string): ApiAnswer {
  const message = `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.`;
  return armError(409, 'MissingSubscriptionRegistration', message);
}

/** 400 of a body that does not hold what the operation needs. */
export function invalidRequest(message: string): ApiAnswer {
  return armError(400, 'InvalidRequestContent', message);
}
