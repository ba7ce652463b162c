import type { ClinicPlace, Me } from '@eupraxia/api';
import { callFor, client } from './client.ts';
import { faultFrom } from './fault.ts';

/** The tab's own choice: an id that says nothing of a person. Another tab may work in another clinic. */
const key = 'eupraxia-clinic';

/** The clinic that was chosen in this tab, or undefined. */
export function tabClinic(): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the choice for as long as the tab lives; undefined forgets it. */
export function keepTabClinic(clinicId: string | undefined): void {
  try {
    if (clinicId === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, clinicId);
  } catch {
    // A browser that keeps nothing asks again after a reload.
  }
}

/**
 * Asks the server who sits here, in the clinic that was worked in last. Where that is no clinic of theirs, or none was
 * named and they have several (or none), answers their places: one of them is to be chosen. Throws what `client` throws.
 */
export async function askWho(clinicId: string | undefined, signal?: AbortSignal): Promise<Me | readonly ClinicPlace[]> {
  const how = signal === undefined ? {} : { signal };
  callFor(clinicId);
  try {
    return await client.me.get(undefined, how);
  } catch (error) {
    const { code } = faultFrom(error);
    if (code === 'EUP_SERVER_CLINIC' && clinicId !== undefined) {
      keepTabClinic(undefined);
      return askWho(undefined, signal);
    }
    if (code === 'EUP_SERVER_CLINIC' || code === 'EUP_SERVER_CLINIC_CHOICE') return client.account.clinics(undefined, how);
    throw error;
  }
}
