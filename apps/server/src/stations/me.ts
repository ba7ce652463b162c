import { catalogueRelease } from '@eupraxia/catalogue';
import { release } from '../release.ts';
import { secondFactorState } from '../rpc/second-factor-first.ts';
import { station } from '../rpc/station.ts';

/** Who is signed in, where, and what time the server has. */
export const me = {
  get: station.me.get.handler(({ context: { desk, person, membership } }) => ({
    userId: person.userId,
    name: person.name,
    credentials: membership.credentials,
    discipline: membership.discipline,
    level: membership.level,
    email: person.email,
    role: membership.role,
    clinic: {
      id: membership.clinicId,
      name: membership.clinicName,
      zone: membership.zone,
      demo: membership.demo,
      ...membership.settings,
    },
    serverTime: desk.clock(),
    release,
    catalogueRelease,
    signIn: { endsAt: person.expiresAt, secondFactor: secondFactorState(person, membership) },
  })),
};
