import { chartView } from '@eupraxia/clinical/chart';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { chartQuery } from '../app/queries.ts';
import { theVault } from '../vault/the-vault.ts';

/** What to beware of with this patient. */
export interface Precaution {
  readonly id: string;
  readonly text: string;
}

const stream = 'precautions';

/** The chart's precautions, kept encrypted with the visit, so that a reload without a server still shows them. */
export function usePrecautions(visitId: string, patientId: string, keeps: boolean): readonly Precaution[] {
  const chart = useQuery(chartQuery(patientId));
  const [kept, setKept] = useState<readonly Precaution[]>([]);
  const { data } = chart;
  useEffect(() => {
    let here = true;
    async function exchange(): Promise<void> {
      const box = await (await theVault()).box(`${visitId} precautions`);
      if (data !== undefined) {
        const now = chartView(data.entries).precautions.map(({ id, text }) => ({ id, text }));
        await box.put(stream, 0, new TextEncoder().encode(JSON.stringify(now)));
        await box.settle();
        return;
      }
      const found = (await box.read(stream)).records[0];
      if (found !== undefined && here) setKept(JSON.parse(new TextDecoder().decode(found.plain)) as Precaution[]);
    }
    // Where nothing can be kept, the visit's own fault says so already.
    if (keeps) exchange().catch(() => undefined);
    return () => {
      here = false;
    };
  }, [data, visitId, keeps]);
  return data === undefined ? kept : chartView(data.entries).precautions;
}
