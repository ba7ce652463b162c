import type { CountedVisit } from './counted-visit.ts';
import { marksAssistant } from './lines.ts';
import type { Service } from './service.ts';

/**
 * The whole seconds of therapist and assistant by which a service's units are split. Where each code's minutes are floored
 * by themselves, so are theirs. The assistant has none where the payer or the discipline has no modifier for them.
 */
export function splitSeconds(service: Service, input: CountedVisit): { readonly therapist: number; readonly assistant: number } {
  const marked = marksAssistant(input);
  if (input.rule === 'per-code') return { therapist: service.therapist * 60, assistant: marked ? service.assistant * 60 : 0 };
  return {
    therapist: wholeSeconds(service.therapistTime.us),
    assistant: marked ? wholeSeconds(service.assistantTime.us) : 0,
  };
}

/** Floors microseconds to seconds; a thousandth of a second forgives what `wholeMinutes` forgives. */
const wholeSeconds = (us: number): number => Math.floor((us + 1000) / 1e6);
