/** The header in which a caller names its release. Callers of the first release name none. */
export const releaseHeader = 'x-eupraxia-release';
