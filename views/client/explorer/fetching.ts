/** The JSON at an address; null if it could not be fetched. */
export async function fetched<Answer>(href: string): Promise<Answer | null> {
  try {
    const response = await fetch(href)
    return response.ok ? ((await response.json()) as Answer) : null
  } catch {
    return null
  }
}
