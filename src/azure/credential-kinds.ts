/** Ways to sign in that few use: a file of their own, so that the others need not load them. */
export { AzureCliCredential, ManagedIdentityCredential } from '@azure/identity';
