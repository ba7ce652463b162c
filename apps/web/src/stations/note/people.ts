/** A person as they stand under a note: `D. Rivera, PT, NCS`. */
export const named = ({ name, credentials }: { readonly name: string; readonly credentials: string }): string =>
  credentials === '' ? name : `${name}, ${credentials}`;
