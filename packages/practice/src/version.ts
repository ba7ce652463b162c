/** Version of the way from raw samples to percent; a visit replays to the same log only with the chain that it ran by. */
export const chainVersion = '2';
