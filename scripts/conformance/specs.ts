/** Reads the vendors' OpenAPI descriptions and prepares them for `openapi-backend`. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { OpenAPIBackend } from 'openapi-backend';
import type { Document } from 'openapi-backend';
import ajvFormats from 'ajv-formats';
import { makeStrict } from './strict-schemas.ts';
import { withoutKeys } from './validate.ts';

/** One description, ready to validate with. */
export interface Spec {
  /** File name without `.json`. */
  name: string;
  /** Service of the sandbox that it describes: `graph`, `arm`, `github`, `vault`. */
  service: string;
  /** What every request must send as `api-version`; null where the service has no such parameter. */
  apiVersion: string | null;
  /** Older version that the file describes, if the vendor's newer one was only laid over it. */
  base: string | null;
  api: OpenAPIBackend;
}

type Json = Record<string, unknown>;

interface Described extends Json {
  paths: Record<string, unknown>;
  'x-source'?: { apiVersion?: string; overlay?: { apiVersion?: string } };
}

const SERVICES: Record<string, string> = { graph: 'graph', arm: 'arm', github: 'github', keyvault: 'vault' };
/** Formats that Azure uses and no JSON schema validator knows; their texts are not judged. */
const VENDOR_FORMATS = ['base64url', 'unixtime', 'arm-id', 'timestamp'];
/**
 * Reads every `<service>-*.json` of a folder.
 * @throws if the folder cannot be read, holds no description, or one is for a service that nobody knows.
 */
export async function loadSpecs(folder: string): Promise<Spec[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  if (files.length === 0) throw new Error(`no OpenAPI description (*.json) in ${folder}`);
  return Promise.all(
    files.map(async (file) =>
      prepareSpec(path.basename(file, '.json'), JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Described)
    )
  );
}

/** Prepares one description; its name tells the service (`arm-resources` is of `arm`). The document is not changed. */
export async function prepareSpec(name: string, document: object): Promise<Spec> {
  const service = SERVICES[name.split('-')[0] ?? ''];
  if (service === undefined) throw new Error(`${name}: no service of that name; known are ${Object.keys(SERVICES).join(', ')}`);
  const definition = structuredClone(document) as Described;
  makeStrict(definition, definition);
  // The matcher takes a path as a regular expression, in which `$ref` would end the line.
  definition.paths = Object.fromEntries(
    Object.entries(definition.paths).map(([key, value]) => [withoutKeys(key).replaceAll('$', '%24'), value])
  );
  const source = definition['x-source'];
  // Graph's version is a part of the path.
  const apiVersion = service === 'graph' ? null : (source?.overlay?.apiVersion ?? source?.apiVersion ?? null);
  const base = apiVersion !== null && source?.overlay ? (source.apiVersion ?? null) : null;
  return { name, service, apiVersion, base, api: await backend(definition as unknown as Document) };
}

async function backend(definition: Document): Promise<OpenAPIBackend> {
  const api = new OpenAPIBackend({
    definition,
    quick: true,
    coerceTypes: true,
    ajvOpts: { strict: false, allErrors: true },
    customizeAjv: (ajv) => {
      ajvFormats.default(ajv);
      for (const format of VENDOR_FORMATS) ajv.addFormat(format, true);
      return ajv;
    }
  });
  await api.init();
  return api;
}
