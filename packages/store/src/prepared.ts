/** Most statements that each connection keeps prepared. */
const mostPrepared = 200;

const names = new Map<string, string>();

/**
 * The name under which a statement is prepared on each connection: it is parsed and planned there once. The first texts of
 * a process get one; a statement whose text grows with its input would fill the connections, so there is an end, and what
 * has no name is sent whole.
 */
export function preparedName(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= mostPrepared || sql.length > longestPrepared) return known;
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}

/** Longer texts are those of many rows. */
const longestPrepared = 6000;
