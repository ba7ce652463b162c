/** Where electrodes go on a muscle: two along its fibres, one over bone. Drawn for no muscle in particular. */
export function PlacementFigure() {
  return (
    <svg className="placement" viewBox="0 0 220 96" aria-hidden="true" focusable="false">
      <path className="placement-limb" d="M6 34c40-14 90-18 150-12 26 3 44 8 58 14v28c-18 8-40 12-66 13C92 80 44 78 6 68z" />
      <path className="placement-fibres" d="M44 49c34-14 84-16 120-6M44 53c34-6 84-7 120-4M44 57c34 4 84 4 120-2" />
      <circle className="placement-electrode" cx="92" cy="49" r="9" />
      <circle className="placement-electrode" cx="120" cy="48" r="9" />
      <path className="placement-measure" d="M92 26v6M120 26v6M92 29h28" />
      <text x="106" y="21" textAnchor="middle">
        2 cm
      </text>
      <circle className="placement-bone" cx="22" cy="50" r="8" />
    </svg>
  );
}
