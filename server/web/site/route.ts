import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { Role } from '../../domain/accounts/roles.ts'
import type { DescribedAddress, JsonOperation } from '../../formats/openapi/operation.ts'
import { HttpError } from '../http/http-error.ts'
import type { RouteLimit } from '../http/rate-limit.ts'
import type { Reading } from './page-sender.ts'

/** What is to be known of an address without asking it. */
export interface Address {
  /** `use` stands for all addresses below the pattern. */
  readonly method: 'get' | 'post' | 'put' | 'delete' | 'use'
  readonly pattern: string
  /** Pages are for people, data is for programs, files have names that others chose. At data alone, errors are data too. */
  readonly answers: 'page' | 'data' | 'file'
  /** Whom it is for: readers too, or who may do at least so much. Where nobody may write, addresses of writers do not exist. */
  readonly who: 'everybody' | Role
  readonly limit: RouteLimit | null
  /** What is sent to it: the fields of a form, a form with a file, or JSON that a program signs with its token. */
  readonly takes: 'fields' | 'file' | 'json'
  readonly mayBeCrawled: boolean
  /** Whether other people's pages may show it in a frame. */
  readonly mayBeFramed: boolean
  /** The names of parameters that mean nothing to a page. */
  readonly ignores: (params: URLSearchParams) => readonly string[]
  /** How the data page describes it; addresses that are described alike share a row there. */
  readonly about: string | null
  /** A query that shows what can be asked, such as `?kind=talks`. */
  readonly example: string
  /** What it answers, where that is JSON: every such address is described. */
  readonly json: JsonOperation | null
}

/** An address and its handler, which is made once, from what the site gives to all of them. */
export interface Route<Given = Reading> extends Address {
  readonly handler: (given: Given) => RequestHandler<never>
  /** Shows what was typed again to whoever can't send it now, instead of a page that has lost it. */
  readonly again?: (given: Given) => ShowAgain
}

export type ShowAgain = (refusal: HttpError, req: Request, res: Response) => void

/** Too many requests came before it, or whoever sends it is not signed in any more, or may do less than before. */
const REFUSALS: readonly number[] = [401, 403, 429]

export const showAgain =
  (again: ShowAgain): ErrorRequestHandler =>
  (error, req, res, next) => {
    if (error instanceof HttpError && REFUSALS.includes(error.status)) again(error, req, res)
    else next(error)
  }

/** What a handler is made from that tells of the addresses themselves. */
export interface Listing extends Reading {
  readonly addresses: readonly Address[]
}

type Rest = Partial<Omit<Address, 'method' | 'pattern' | 'answers'>>
type Ways<Given> = Rest & Pick<Route<Given>, 'again'>

const route =
  (method: Address['method'], answers: Address['answers'], usual: Rest = {}) =>
  <Given>(pattern: string, handler: Route<Given>['handler'], rest: Ways<Given> = {}): Route<Given> => ({
    method,
    pattern,
    answers,
    who: 'everybody',
    limit: null,
    takes: 'fields',
    mayBeCrawled: true,
    mayBeFramed: false,
    ignores: params => [...params.keys()],
    about: null,
    example: '',
    json: null,
    ...usual,
    ...rest,
    handler,
  })

export const page = route('get', 'page')

export const data = route('get', 'data')

export const file = route('get', 'file')

export const filesBelow = route('use', 'file')

/** Takes JSON from programs that sign with a token; whoever has but signed in sends forms. */
const signed = (method: 'post' | 'put' | 'delete') =>
  route(method, 'data', { who: 'contributor', limit: 'writes', takes: 'json', mayBeCrawled: false })

export const add = signed('post')
export const replace = signed('put')
export const takeOut = signed('delete')

/** Takes a form, and only from a page of this site. */
export const write = route('post', 'page', { who: 'contributor', limit: 'writes' })

/** Those that answer JSON, with what is said of them. */
export const describedIn = (addresses: readonly Address[]): DescribedAddress[] =>
  addresses.flatMap(({ method, pattern, json }) =>
    json === null || method === 'use' ? [] : [{ method, pattern, operation: json }],
  )

/** Addresses of which the first part after `/api` is a version: people have nothing to see there, not even errors. */
export const isForPrograms = (path: string): boolean => /^\/api\/\d+\//.test(path)
