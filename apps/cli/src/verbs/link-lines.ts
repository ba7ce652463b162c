import type { OperatorsLink } from '@eupraxia/server';

/** A one-time link for a person to read: for whom it is, how long it works, and where it is opened. */
export function linkLines({ email, link, expiresAt }: OperatorsLink): string {
  return `For ${email}, once, until ${new Date(expiresAt).toISOString()}:

  ${link}

Put the address of the server in front of it, such as http://localhost:4747${link.slice(0, 6)}…, and hand it over in a way that nobody else reads.
`;
}
