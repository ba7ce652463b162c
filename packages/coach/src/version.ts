/** Version of the rules: a visit replays to the same log only with the rules that it was coached by. */
export const coachVersion = '4';
