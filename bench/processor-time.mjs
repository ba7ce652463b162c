import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ticks of /proc a second: USER_HZ, which Linux shows as 100 on every machine. */
const ticksASecond = 100;

/** Whether the processor time of other processes can be read here. */
export const canReadProcessorTime = existsSync('/proc/self/stat');

/** The numbers of a process's stat line that follow its name, from `state` on; null where it has ended. */
function statOf(pid) {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

/** Milliseconds that a process has used: its own, without its children. */
function ownMs(pid) {
  const stat = statOf(pid);
  return stat === null ? 0 : ((Number(stat[11]) + Number(stat[12])) * 1000) / ticksASecond;
}

/** The server process of the cluster in a data folder. */
export function postmasterOf(dataDir) {
  for (const name of readdirSync(dataDir)) {
    const file = join(dataDir, name, 'postmaster.pid');
    if (existsSync(file)) return Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  }
  throw new Error(`no running cluster lies in ${dataDir}`);
}

/**
 * Milliseconds that a PostgreSQL has used since it started: the postmaster, its children that live, and those that have
 * ended, which it has waited for.
 */
function databaseMs(postmaster) {
  const stat = statOf(postmaster);
  const ended = stat === null ? 0 : ((Number(stat[13]) + Number(stat[14])) * 1000) / ticksASecond;
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statOf(name)?.[1] === String(postmaster));
  return children.reduce((sum, pid) => sum + ownMs(pid), ownMs(postmaster) + ended);
}

/** Reads what the program and its database have used since the reading before, in ms. */
export function processorTime(program, postmaster) {
  let last = { program: ownMs(program), database: databaseMs(postmaster) };
  return () => {
    const now = { program: ownMs(program), database: databaseMs(postmaster) };
    const used = { program: now.program - last.program, database: now.database - last.database };
    last = now;
    return used;
  };
}
