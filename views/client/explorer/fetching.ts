/** What an address answers; null where that cannot be had now. */
export async function fetched<Answer>(href: string): Promise<Answer | null> {
  try {
    const response = await fetch(href)
    return response.ok ? ((await response.json()) as Answer) : null
  } catch {
    return null
  }
}
