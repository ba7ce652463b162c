import { createContext, useContext } from 'react';

/** What the coach strip of the stage asks of the station around it. */
export interface PracticeAside {
  /** Opens the reasons of the coach beside the stage, or closes them. */
  readonly toggleWhy: () => void;
  readonly isWhyOpen: boolean;
  /** A line for the patient about their own success; null where the rule is off or there is nothing to say. */
  readonly success: string | null;
}

const context = createContext<PracticeAside | null>(null);

export const PracticeAsideProvider = context.Provider;

/** The station around a stage; null where a stage is shown without one. */
export const usePracticeAside = (): PracticeAside | null => useContext(context);
