/** Where the id after a stretch of text would stand: one step on, or where the text is if its ids do not climb. */
export function endOfText(ids: ArrayLike<number>, start: number, count: number): number {
  const [first, last] = [ids[start] as number, ids[start + count - 1] as number]
  return last + (count > 1 ? Math.max(0, (last - first) / (count - 1)) : 1)
}
