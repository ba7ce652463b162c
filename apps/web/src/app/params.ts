import { useParams } from '@tanstack/react-router';

/** The visit that the address names; only under /visit/$visitId. */
export function useVisitId(): string {
  return named('visitId', useParams({ strict: false }).visitId);
}

/** The patient whom the address names; only under /patient/$patientId. */
export function usePatientId(): string {
  return named('patientId', useParams({ strict: false }).patientId);
}

function named(name: string, value: string | undefined): string {
  if (value === undefined) throw new Error(`this address has no ${name}`);
  return value;
}
