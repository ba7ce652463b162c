import type { Fault } from '@eupraxia/kernel';
import type { LocalVault, SubjectStore, VaultRecord } from './vault-types.ts';

/** The vault's interface in memory: nothing outlives the tab, and `fault` says so. */
export function memoryVault(fault: Fault): LocalVault {
  const boxes = new Map<string, SubjectStore>();
  return {
    fault,
    owner: null,
    async box(name) {
      const found = boxes.get(name);
      if (found !== undefined) return found;
      const rows = new Map<string, VaultRecord>();
      const box: SubjectStore = {
        async put(stream, number, plain) {
          rows.set(`${stream}/${number}`, { stream, number, plain });
        },
        async putAll(records) {
          for (const record of records) rows.set(`${record.stream}/${record.number}`, record);
        },
        async read(stream) {
          return { records: [...rows.values()].filter((r) => stream === undefined || r.stream === stream), damaged: [] };
        },
        async drop(stream, from = 0) {
          for (const [key, row] of rows) if (row.stream === stream && row.number >= from) rows.delete(key);
        },
        settle: async () => undefined,
        tidy: async () => undefined,
        // There is no key, and nothing that one would open.
        keyKept: () => true,
        confirmKey: async () => true,
      };
      boxes.set(name, box);
      return box;
    },
    forget: async () => 0,
    lock: () => undefined,
    unlock: () => undefined,
    leftByOthers: async () => [],
    erase: async () => undefined,
  };
}
