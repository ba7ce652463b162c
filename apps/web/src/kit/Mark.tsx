/** The mark: a slow wave in a disc, its first point coral. Decorative: the name stands beside it or in its link. */
export function Mark({ size = 44 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 44 44" aria-hidden="true" focusable="false">
      <circle cx="22" cy="22" r="21" fill="var(--ask)" />
      <path
        d="M9 25c4 0 4-9 8-9s4 15 9 15 5-10 9-10"
        fill="none"
        stroke="var(--on-ask)"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <circle cx="9" cy="25" r="2.6" fill="var(--do)" />
    </svg>
  );
}
