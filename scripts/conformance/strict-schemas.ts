/** Makes a published schema say what it means, so that a misspelt name is found and a null that is meant is taken. */

type Json = Record<string, unknown>;

/** A schema with one of these is completed elsewhere: closing it would refuse what the other part allows. */
const COMPOSITION = ['additionalProperties', 'allOf', 'anyOf', 'oneOf', 'discriminator'];

/** Changes every schema below a node in place. @param root the document, for `#/components/…` references */
export function makeStrict(node: unknown, root: Json): void {
  if (typeof node !== 'object' || node === null) return;
  const schema = node as Json;
  mergeParts(schema, root);
  if (isPlainObject(schema)) schema.additionalProperties = false;
  admitNull(schema);
  for (const child of Object.values(schema)) makeStrict(child, root);
}

/** `allOf` of two or more plain objects is one object with the properties of all. Each alone, closed, would refuse the others'. */
function mergeParts(schema: Json, root: Json): void {
  if (!Array.isArray(schema.allOf)) return;
  // Copies: the reader of references follows each object once.
  const parts = schema.allOf.map((part) => structuredClone(open(resolve(part as Json, root))));
  if (parts.length < 2 || !parts.every(isPlainObject)) return;
  delete schema.allOf;
  schema.type = 'object';
  schema.properties = Object.assign({}, ...parts.map((part) => part.properties)) as Json;
  schema.required = parts.flatMap((part) => (part.required ?? []) as string[]);
  if ((schema.required as string[]).length === 0) delete schema.required;
}

/** A part as it was published: another use may have closed it already. */
function open({ additionalProperties, ...part }: Json): Json {
  return additionalProperties === undefined || additionalProperties === false ? part : { ...part, additionalProperties };
}

function isPlainObject(schema: Json): boolean {
  return schema.type === 'object' && typeof schema.properties === 'object' && !COMPOSITION.some((key) => key in schema);
}

/** `nullable` beside an `enum` without null: published so, and null is answered; the validator takes the list alone. */
function admitNull(schema: Json): void {
  if (schema.nullable === true && Array.isArray(schema.enum) && !schema.enum.includes(null))
    schema.enum = [...(schema.enum as unknown[]), null];
}

function resolve(part: Json, root: Json): Json {
  if (typeof part.$ref !== 'string') return part;
  const found = part.$ref
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Json | undefined)?.[key], root);
  return (found ?? {}) as Json;
}
