import { expect, it } from 'vitest'
import { aHeader, aProcess, recordOf } from '../testing/record-builder.ts'
import { ownWordsOf } from './own-words.ts'

const term = (id: string, label = id) => ({ id, label, definition: '' })

it('the words of a record stand in its own order, and tables of several negotiations as the first calls them', () => {
  const record = recordOf(
    aHeader({ issues: [term('water'), term('land')] }),
    aProcess({ id: 'a', tables: [term('plenary'), term('parties', 'Face to face')] }),
    aProcess({ id: 'b', tables: [term('parties', 'Both'), term('abroad')] }),
  )
  const { issues, tables } = ownWordsOf(record)
  expect(Object.keys(issues)).toEqual(['water', 'land'])
  expect(Object.entries(tables).map(([id, { label }]) => `${id}: ${label}`)).toEqual([
    'plenary: plenary',
    'parties: Face to face',
    'abroad: abroad',
  ])
})
