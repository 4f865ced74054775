/**
 * A PostgreSQL address with its `options` parameter beside it. BullMQ adds options of its own to a connection, and
 * those in the address would override them.
 */
export function separateOptions(url: string): {
  readonly connectionString: string;
  readonly options: string | undefined;
} {
  const address = new URL(url);
  const options = address.searchParams.get('options') ?? undefined;
  address.searchParams.delete('options');
  return { connectionString: address.toString(), options };
}
