export { type Curve, isPlateau, isRetentionPlateau, learningCurve } from './curve.ts';
export { ladderFor, ladders, type ProgressVariable, progressVariables } from './ladder.ts';
export {
  answerProposal,
  type Because,
  type ProgressContext,
  type Proposal,
  type ProposalAnswer,
  proposalFor,
} from './proposal.ts';
export { proposalText } from './proposal-text.ts';
export { type PracticeSession, sessionOf, sessionsOf, type TrialBlock } from './session.ts';
