/** OpenAPI 3.1 is JSON Schema: "may be null" is a type, not the flag `nullable` that the generator writes. */
export function withNullTypes<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((each: unknown) => withNullTypes(each)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = value as Readonly<Record<string, unknown>>;
  const plain = Object.fromEntries(Object.entries(rest).map(([name, each]) => [name, withNullTypes(each)]));
  if (nullable !== true) return plain as Value;
  const { type } = plain;
  return (typeof type === 'string' ? { ...plain, type: [type, 'null'] } : plain) as Value;
}
