/**
 * Which running visits the key of STOP stops on a screen: the visit that the screen is about, where its clock runs; else all
 * that run. On the visit's own Live that visit's STOP takes the key itself.
 * @param path the address of the screen
 */
export function stoppedByKey<V extends { readonly visitId: string }>(running: readonly V[], path: string): readonly V[] {
  const about = running.filter(({ visitId }) => path.startsWith(`/visit/${visitId}/`));
  return about.length > 0 ? about : running;
}
