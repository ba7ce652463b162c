/**
 * The time zone in which it is between five and six in the afternoon. Tests run in it, and so do the programs and browsers
 * that they start: whatever the hour of the machine, the day of the clinic is neither about to end nor only just begun.
 */
export function afternoonZone(now = new Date()): string {
  const ahead = ((17 - now.getUTCHours() + 12 + 24) % 24) - 12;
  // The names of these zones count westward (IANA, `etcetera`).
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
