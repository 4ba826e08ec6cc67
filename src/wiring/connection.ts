/** What every operation begins with: one HTTP stack, the cloud's addresses, and a signed-in identity. */
import type { TokenCredential } from '@azure/core-auth';
import { cloudOf, type Cloud } from '../azure/cloud.ts';
import { createCredential, whoAmI } from '../azure/credential.ts';
import { createHttp, type Http } from '../http.ts';
import type { CommonInputs } from '../inputs.ts';
import type { Caller, Runtime } from '../ports.ts';

export interface Connection {
  http: Http;
  cloud: Cloud;
  credential: TokenCredential;
  caller: Caller;
  /** Told of every wait that a service asks for. */
  onWait: (text: string) => void;
}

/** @throws ActionError when the sign-in is refused */
export async function connect({ cloud: name, endpoints, signIn }: CommonInputs, runtime: Runtime): Promise<Connection> {
  const onWait = (text: string): void => runtime.log.info(text);
  const http = createHttp({ onWait });
  const cloud = cloudOf(name, endpoints);
  const credential = createCredential(signIn, cloud, http, runtime.requestIdToken);
  const caller = await whoAmI(credential, cloud, signIn, http);
  runtime.log.info(`Signed in to tenant ${caller.tenantId} with ${signIn.method} as ${caller.appId ?? 'an unnamed identity'}.`);
  return { http, cloud, credential, caller, onWait };
}
