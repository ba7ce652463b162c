import type { Discipline, Level } from '@eupraxia/catalogue';
import type { Role } from '@eupraxia/clinical';

/** A clinic in which the signed-in person has a place. */
export interface ClinicPlace {
  readonly clinicId: string;
  readonly clinicName: string;
  readonly role: Role;
  readonly demo: boolean;
}

/** One sign-in of the person that is still good. Times are UTC ms. */
export interface SignInSession {
  readonly id: string;
  /** Whether it is the one that asks. */
  readonly current: boolean;
  /** The kind of device and browser: `Tablet, Safari`. */
  readonly device: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  /** When it ends for good, however much it is used. */
  readonly endsAt: number;
}

export interface Passkey {
  readonly id: string;
  /** As the person named it: `Clinic iPad`. */
  readonly name: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}

/** How the person proves who they are. */
export interface SignInSecurity {
  readonly passkeys: readonly Passkey[];
  /** Whether an authenticator app is set up. */
  readonly authenticator: boolean;
  readonly recoveryCodesLeft: number;
  /** Whether the person's role in some clinic requires a second factor. */
  readonly required: boolean;
  /** The name under which passkeys work at this address; null where the address is a number, which browsers refuse. */
  readonly passkeyName: string | null;
  /** `https://clinic.example`: where passkeys work; null where the certificate carries no name. */
  readonly passkeyAddress: string | null;
  /** UTC ms; when somebody else's one-time link last replaced the password, and who made it; null where nobody's did. */
  readonly passwordLink: { readonly at: number; readonly madeBy: string } | null;
}

/** Somebody who was invited and has not come yet. */
export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly credentials: string;
  readonly discipline: Discipline | null;
  readonly level: Level | null;
  readonly invitedBy: string;
  readonly invitedAt: number;
  readonly expiresAt: number;
}

/** A link that works once. The token stands behind `#`, so that it reaches no server log: `/link#<token>`. */
export interface OneTimeLink {
  readonly id: string;
  readonly link: string;
  readonly expiresAt: number;
}

/** What a link is for, as its page shows it before it is used; answer of `POST /api/auth/link/read`. */
export interface LinkShown {
  /** `founding`: the first clinic of an installation in which nobody has an account yet. */
  readonly kind: 'invitation' | 'password' | 'founding';
  /** Whom it is for; empty for a `founding`, whose person says it themselves. */
  readonly name: string;
  readonly email: string;
  /** Of an invitation. */
  readonly clinicName: string | null;
  readonly role: Role | null;
  readonly madeBy: string;
  readonly expiresAt: number;
}

/**
 * Answer of every address that signs somebody in: who it is, or what is still to be given. `pending` stands for the half
 * sign-in; it is good for five minutes and few tries.
 */
export type SignInAnswer =
  | { readonly user: { readonly id: string; readonly name: string; readonly email: string } }
  | { readonly next: 'second-factor'; readonly pending: string; readonly methods: readonly ('code' | 'recovery' | 'passkey')[] };

/** Options for the browser's credential calls, as JSON, with the id under which the answer is to be sent back. */
export interface PasskeyStep {
  readonly id: string;
  readonly options: unknown;
}

/** Under which name people open the program. Passkeys are bound to it: under another name nobody's work. */
export interface ServerAddress {
  /** The name that passkeys are bound to now; null where the certificate carries none. */
  readonly name: string | null;
  /** `https://clinic.example`: our pages under that name; null where there is none. */
  readonly address: string | null;
  /** What an administrator chose; null where nobody has. Without a certificate that carries it, it waits. */
  readonly chosen: string | null;
  /** Whether the start named it itself (`--name`), which goes before what was chosen. */
  readonly given: boolean;
  /** Whether the caller may choose it: an administrator of a real clinic, where no other clinic has. */
  readonly mayChoose: boolean;
}

/** What a server says of itself before anybody has signed in; answer of `GET /api/auth/installation`. */
export interface InstallationShown extends Pick<ServerAddress, 'name' | 'address'> {
  /** Whether nobody has an account yet: the first clinic is set up by the link that the start printed. */
  readonly empty: boolean;
  /** Whether it has the demo clinic. */
  readonly demo: boolean;
}

/** A clinic that was founded, and where somebody else is to be its administrator, the link for them. */
export interface FoundedClinic extends ClinicPlace {
  readonly link: OneTimeLink | null;
}

/** One line of who saw or changed a patient's chart, in plain words. */
export interface AccessRow {
  /** UTC ms. */
  readonly at: number;
  readonly who: string;
  readonly role: Role | 'server';
  /** `Opened the chart`, `Signed a note`. */
  readonly what: string;
  /** How often in a row, where the same person did the same within the hour. */
  readonly times: number;
}

/** A record that a colleague left sealed in this browser. `bytes` is base64 of the sealed record. */
export interface LeftRecord {
  readonly keyId: string;
  readonly stream: string;
  readonly number: number;
  readonly bytes: string;
}

/** What became of left records, each by its place. */
export interface HandedOver {
  /** Stored under their author, or stored before: may be erased from the browser. */
  readonly taken: readonly Omit<LeftRecord, 'bytes'>[];
  /** Could not be opened or stored: they stay in the browser. `code` says why. */
  readonly left: readonly (Omit<LeftRecord, 'bytes'> & { readonly code: string })[];
}
