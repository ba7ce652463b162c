/** Version of the program, on both sides of the wire: it goes with every event, every call and every signature. A test holds it equal to package.json. */
export const release = '0.2.0';

/** The header in which a caller names its release. Callers of the first release name none. */
export const releaseHeader = 'x-eupraxia-release';
