/** Remembers the last answers of a slow pure function by a key that says everything it depends on. */
export function recent<Args extends unknown[], Answer>(
  capacity: number,
  key: (...args: Args) => string,
  compute: (...args: Args) => Answer,
): (...args: Args) => Answer {
  const answers = new Map<string, Answer>()
  return (...args) => {
    const name = key(...args)
    let answer = answers.get(name)
    if (answer === undefined) answer = compute(...args)
    answers.delete(name)
    answers.set(name, answer)
    if (answers.size > capacity) answers.delete(answers.keys().next().value as string)
    return answer
  }
}
