---@meta hanalyze

---The documents that the script works on, read when they are first used.
---@class hanalyze.corpus
---@field path string Where the documents are.
---@field kind string `folder`, `file`, `store` or `empty`.
---@operator len: integer
local _corpus = {}

---Walks over the documents, in the order of their names.
---@return function # An iterator over documents.
function _corpus:documents() end

---The document of a name, or of the end of its path.
---@param name string The name.
---@return hanalyze.document # The document.
function _corpus:document(name) end

---All observations, or those that meet conditions; the same as `metrics{…}`.
---@param conditions? {indicator?: (string|hanalyze.indicator|(string|hanalyze.indicator)[]), measure?: (("level"|"growth"|"average_growth"|"change"|"rank")|("level"|"growth"|"average_growth"|"change"|"rank")[]), status?: (("A"|"E"|"T"|"result"|"estimate"|"target"|"any")|("A"|"E"|"T"|"result"|"estimate"|"target"|"any")[]), district?: (string|integer|hanalyze.district|(string|integer|hanalyze.district)[]), within?: (string|integer|hanalyze.district|(string|integer|hanalyze.district)[]), level?: (("nation"|"province"|"prefecture"|"county")|("nation"|"province"|"prefecture"|"county")[]), at?: (integer|string|hanalyze.period|hanalyze.date), during?: (integer|string|hanalyze.period|hanalyze.date), overlapping?: (integer|string|hanalyze.period|hanalyze.date), unit?: (string|string[]), theme?: (string|string[]), doc?: (string|string[]), section?: (string|string[]), subject?: (boolean|string|string[]), comparator?: (("="|"~"|">"|">="|"<"|"<=")|("="|"~"|">"|">="|"<"|"<=")[]), min?: number, max?: number, words?: string, contains?: string, sure?: boolean, repeated?: boolean} The conditions.
---@return hanalyze.query # The query.
function _corpus:metrics(conditions) end

---Words in context: every place where a text stands, or an expression matches.
---@param text string What to look for.
---@param options? {width?: integer, limit?: integer, regex?: boolean, within?: (string|integer|hanalyze.district), from?: (integer|string|hanalyze.period|hanalyze.date), to?: (integer|string|hanalyze.period|hanalyze.date), doc?: string, section?: (("body"|"heading"|"caption"|"callout"|"testimony"|"list"|"table")|("body"|"heading"|"caption"|"callout"|"testimony"|"list"|"table")[])} How and where.
---@return hanalyze.datatable # A row for each place: left, text, right, area_name, date, title, doc, start.
function _corpus:search(text, options) end

---Statements whose point is no number: honours, tiers, streaks, firsts, policies, ….
---@param conditions? {kind?: (("honour"|"tier"|"streak"|"first"|"policy"|"organisation"|"testimony"|"pledge")|("honour"|"tier"|"streak"|"first"|"policy"|"organisation"|"testimony"|"pledge")[]), within?: (string|integer|hanalyze.district), level?: ("national"|"provincial"|"city"|"county"), year?: integer, contains?: string, sure?: boolean} Which claims.
---@return hanalyze.datatable # A row for each claim: kind, title, level, issuer, year, subject, name, role, parent, area_name, text, doc, start; traced.
function _corpus:claims(conditions) end

---How often words, or runs of words, occur.
---@param options? {n?: integer, limit?: integer, minimum?: integer, characters?: integer, words?: string[], dictionary?: string, within?: (string|integer|hanalyze.district), from?: (integer|string|hanalyze.period|hanalyze.date), to?: (integer|string|hanalyze.period|hanalyze.date), doc?: string, section?: (("body"|"heading"|"caption"|"callout"|"testimony"|"list"|"table")|("body"|"heading"|"caption"|"callout"|"testimony"|"list"|"table")[])} Which words.
---@return hanalyze.datatable # A row for each word: word, count, documents, per_10000.
function _corpus:words(options) end

---Which words some documents use more than the others.
---@param documents {limit?: integer, minimum?: integer, characters?: integer, words?: string[], dictionary?: string, within?: (string|integer|hanalyze.district), from?: (integer|string|hanalyze.period|hanalyze.date), to?: (integer|string|hanalyze.period|hanalyze.date), doc?: string, section?: (("body"|"heading"|"caption"|"callout"|"testimony"|"list"|"table")|("body"|"heading"|"caption"|"callout"|"testimony"|"list"|"table")[])} Which documents: within, from, to or doc.
---@return hanalyze.datatable # A row for each word: word, count, others, log_likelihood, log_ratio.
function _corpus:keyness(documents) end

---Which words stand near a word more often than by chance.
---@param word string The word in the middle.
---@param options? {window?: integer, limit?: integer, minimum?: integer, characters?: integer, words?: string[], dictionary?: string, within?: (string|integer|hanalyze.district), from?: (integer|string|hanalyze.period|hanalyze.date), to?: (integer|string|hanalyze.period|hanalyze.date), doc?: string, section?: (("body"|"heading"|"caption"|"callout"|"testimony"|"list"|"table")|("body"|"heading"|"caption"|"callout"|"testimony"|"list"|"table")[])} Which words.
---@return hanalyze.datatable # A row for each word: word, count, total, log_likelihood, mutual_information.
function _corpus:collocates(word, options) end

---A document with its sections and sentences.
---@class hanalyze.document
---@field name string The path or name.
---@field title string The title; empty for none.
---@field date? hanalyze.period When it was published.
---@field area? hanalyze.district The district that it is about.
---@field date_origin string `stated`, `inferred` or `unknown`.
---@field area_origin string `stated`, `inferred` or `unknown`.
---@field source string Who published it; empty where unknown.
---@field encoding string The encoding of its file.
---@field text string The clean text, with page-layout damage repaired.
local _document = {}

---Its sections, in text order.
---@param kind? ("body"|"heading"|"caption"|"callout"|"testimony"|"list"|"table") Only these.
---@return hanalyze.section[] # The sections.
function _document:sections(kind) end

---Its sentences, in text order.
---@return hanalyze.sentence[] # The sentences.
function _document:sentences() end

---The observations that it makes.
---@param conditions? {indicator?: (string|hanalyze.indicator|(string|hanalyze.indicator)[]), measure?: (("level"|"growth"|"average_growth"|"change"|"rank")|("level"|"growth"|"average_growth"|"change"|"rank")[]), status?: (("A"|"E"|"T"|"result"|"estimate"|"target"|"any")|("A"|"E"|"T"|"result"|"estimate"|"target"|"any")[]), district?: (string|integer|hanalyze.district|(string|integer|hanalyze.district)[]), within?: (string|integer|hanalyze.district|(string|integer|hanalyze.district)[]), level?: (("nation"|"province"|"prefecture"|"county")|("nation"|"province"|"prefecture"|"county")[]), at?: (integer|string|hanalyze.period|hanalyze.date), during?: (integer|string|hanalyze.period|hanalyze.date), overlapping?: (integer|string|hanalyze.period|hanalyze.date), unit?: (string|string[]), theme?: (string|string[]), doc?: (string|string[]), section?: (string|string[]), subject?: (boolean|string|string[]), comparator?: (("="|"~"|">"|">="|"<"|"<=")|("="|"~"|">"|">="|"<"|"<=")[]), min?: number, max?: number, words?: string, contains?: string, sure?: boolean, repeated?: boolean} Conditions.
---@return hanalyze.query # The query.
function _document:metrics(conditions) end

---The claims that it makes.
---@param conditions? {kind?: (("honour"|"tier"|"streak"|"first"|"policy"|"organisation"|"testimony"|"pledge")|("honour"|"tier"|"streak"|"first"|"policy"|"organisation"|"testimony"|"pledge")[]), within?: (string|integer|hanalyze.district), level?: ("national"|"provincial"|"city"|"county"), year?: integer, contains?: string, sure?: boolean} Which claims.
---@return hanalyze.datatable # A row for each claim: kind, title, level, issuer, year, subject, name, role, parent, area_name, text, doc, start; traced.
function _document:claims(conditions) end

---A part of a document with one purpose.
---@class hanalyze.section
---@field kind string `body`, `heading`, `caption`, `callout`, `testimony`, `list` or `table`.
---@field text string Its words.
---@field level integer A heading's level; 0 for other kinds.
---@field heading? hanalyze.section The heading that it stands under.
---@field speaker? string Who speaks in a testimony.
---@field cells table<string, any>[] A table's cells: tables with row, column, text, head.
local _section = {}

---Its sentences.
---@return hanalyze.sentence[] # The sentences.
function _section:sentences() end

---A sentence, a heading, a caption or an item of a list.
---@class hanalyze.sentence
---@field text string Its words.
---@field section hanalyze.section The section that it stands in.
---@field start integer Where it begins in the file, in bytes from 0.
---@field finish integer Where it ends in the file.
---@field opens_paragraph boolean Whether it opens a paragraph.
local _sentence = {}

---All observations of the corpus; call it with conditions to ask for some.
---@class hanalyze.metrics
---@overload fun(conditions?: {indicator?: (string|hanalyze.indicator|(string|hanalyze.indicator)[]), measure?: (("level"|"growth"|"average_growth"|"change"|"rank")|("level"|"growth"|"average_growth"|"change"|"rank")[]), status?: (("A"|"E"|"T"|"result"|"estimate"|"target"|"any")|("A"|"E"|"T"|"result"|"estimate"|"target"|"any")[]), district?: (string|integer|hanalyze.district|(string|integer|hanalyze.district)[]), within?: (string|integer|hanalyze.district|(string|integer|hanalyze.district)[]), level?: (("nation"|"province"|"prefecture"|"county")|("nation"|"province"|"prefecture"|"county")[]), at?: (integer|string|hanalyze.period|hanalyze.date), during?: (integer|string|hanalyze.period|hanalyze.date), overlapping?: (integer|string|hanalyze.period|hanalyze.date), unit?: (string|string[]), theme?: (string|string[]), doc?: (string|string[]), section?: (string|string[]), subject?: (boolean|string|string[]), comparator?: (("="|"~"|">"|">="|"<"|"<=")|("="|"~"|">"|">="|"<"|"<=")[]), min?: number, max?: number, words?: string, contains?: string, sure?: boolean, repeated?: boolean}): hanalyze.query
---@operator len: integer
local _metrics = {}

---A question to the observations: put together step by step, answered when used.
---@class hanalyze.query
---@operator len: integer
local _query = {}

---Only rows that also meet these conditions.
---@param conditions {indicator?: (string|hanalyze.indicator|(string|hanalyze.indicator)[]), measure?: (("level"|"growth"|"average_growth"|"change"|"rank")|("level"|"growth"|"average_growth"|"change"|"rank")[]), status?: (("A"|"E"|"T"|"result"|"estimate"|"target"|"any")|("A"|"E"|"T"|"result"|"estimate"|"target"|"any")[]), district?: (string|integer|hanalyze.district|(string|integer|hanalyze.district)[]), within?: (string|integer|hanalyze.district|(string|integer|hanalyze.district)[]), level?: (("nation"|"province"|"prefecture"|"county")|("nation"|"province"|"prefecture"|"county")[]), at?: (integer|string|hanalyze.period|hanalyze.date), during?: (integer|string|hanalyze.period|hanalyze.date), overlapping?: (integer|string|hanalyze.period|hanalyze.date), unit?: (string|string[]), theme?: (string|string[]), doc?: (string|string[]), section?: (string|string[]), subject?: (boolean|string|string[]), comparator?: (("="|"~"|">"|">="|"<"|"<=")|("="|"~"|">"|">="|"<"|"<=")[]), min?: number, max?: number, words?: string, contains?: string, sure?: boolean, repeated?: boolean} The conditions.
---@return hanalyze.query # A new query.
function _query:where(conditions) end

---Only rows about a district or what lies within it.
---@param district (string|integer|hanalyze.district|(string|integer|hanalyze.district)[]) Districts, by name, code or object.
---@return hanalyze.query # A new query.
function _query:within(district) end

---Only rows of this very period.
---@param period (integer|string|hanalyze.period|hanalyze.date) The period.
---@return hanalyze.query # A new query.
function _query:at(period) end

---Only rows whose period lies between two.
---@param first (integer|string|hanalyze.period|hanalyze.date) The earliest day lies in it.
---@param last (integer|string|hanalyze.period|hanalyze.date) The latest day lies in it.
---@return hanalyze.query # A new query.
function _query:between(first, last) end

---Only rows for which a function says yes.
---@param test function Takes a metric, returns true or false.
---@return hanalyze.query # A new query.
function _query:filter(test) end

---Of rows that state the same fact, only the preferred one.
---@return hanalyze.query # A new query.
function _query:unique() end

---The newest row of each area and indicator, from the preferred source.
---@param fields? ("area"|"level"|"parent"|"province"|"indicator"|"theme"|"measure"|"status"|"comparator"|"unit"|"period"|"year"|"doc"|"section"|"subject")[] What there shall be one row for each of; area, indicator, measure, unit and subject.
---@return hanalyze.query # A new query.
function _query:latest(fields) end

---The oldest row of each area and indicator, from the preferred source.
---@param fields? ("area"|"level"|"parent"|"province"|"indicator"|"theme"|"measure"|"status"|"comparator"|"unit"|"period"|"year"|"doc"|"section"|"subject")[] What there shall be one row for each of; area, indicator, measure, unit and subject.
---@return hanalyze.query # A new query.
function _query:first(fields) end

---The rows in order of a key.
---@param key ("value"|"area"|"period"|"published"|"indicator"|"position") What rows are compared by.
---@param order? ("asc"|"desc") Which comes first.
---@return hanalyze.query # A new query.
function _query:sort(key, order) end

---The first rows.
---@param count integer How many.
---@param by? ("value"|"area"|"period"|"published"|"indicator"|"position") A key, the greatest first; without it the order stays.
---@return hanalyze.query # A new query.
function _query:top(count, by) end

---How many rows there are.
---@return integer # How many.
function _query:count() end

---Walks over the rows: for use with `for`, or with a function.
---@param visit? function Called with each metric; without it, an iterator is returned.
---@return function? # An iterator over metrics.
function _query:each(visit) end

---Walks over the rows with one metric that moves on: faster, and not to be kept.
---@return function # An iterator over metrics.
function _query:scan() end

---Walks over values of some fields: the row's number, then the values; fastest.
---@param ... ("value"|"unit"|"indicator"|"indicator_id"|"area"|"area_name"|"measure"|"comparator"|"status"|"time_period"|"doc"|"title"|"section"|"subject"|"stated_unit"|"year"|"start"|"finish") Names of fields.
---@return function # An iterator over a number and values.
function _query:values(...) end

---The rows as a plain list of metrics.
---@return hanalyze.metric[] # The metrics.
function _query:totable() end

---The rows as a table with chosen columns.
---@param columns? ("doc"|"start"|"end"|"text"|"sentence"|"value"|"unit"|"stated_value"|"stated_unit"|"measure"|"comparator"|"status"|"indicator"|"indicator_id"|"area"|"area_name"|"subject"|"period_start"|"period_end"|"time_period"|"derivation")[] Which columns, in which order; the usual ones without.
---@param headings? ("zh"|"id") Chinese headings, or the ids of files.
---@return hanalyze.datatable # The table; every row is traced.
function _query:table(columns, headings) end

---The rows ranked by value: 名次 地区 值 单位 时期 来源, and 备注 for unlike rows.
---@param options? {by?: ("value"), order?: ("auto"|"desc"|"asc"), ties?: ("competition"|"dense"), title?: string} How to rank.
---@return hanalyze.datatable # The table; every row is traced.
function _query:rank(options) end

---The rows grouped by fields; units are always kept apart.
---@param ... ("area"|"level"|"parent"|"province"|"indicator"|"theme"|"measure"|"status"|"comparator"|"unit"|"period"|"year"|"doc"|"section"|"subject") Names of fields.
---@return hanalyze.grouping # The groups, to be counted, summed, ….
function _query:group(...) end

---A table of one field against another.
---@param options {rows: ("area"|"level"|"parent"|"province"|"indicator"|"theme"|"measure"|"status"|"comparator"|"unit"|"period"|"year"|"doc"|"section"|"subject"), columns: ("area"|"level"|"parent"|"province"|"indicator"|"theme"|"measure"|"status"|"comparator"|"unit"|"period"|"year"|"doc"|"section"|"subject"), value?: ("preferred"|"count"|"sum"|"mean"|"median"|"min"|"max"|"stdev")} What against what.
---@return hanalyze.datatable # The table; every row is traced.
function _query:pivot(options) end

---Figures of one thing over time, each period once, oldest first.
---@return hanalyze.datatable # The table; every row is traced.
function _query:series() end

---Growth computed from levels; it is nominal, and marked as derived.
---@param options? {yearly?: boolean} Which levels.
---@return hanalyze.datatable # The table; every row is traced.
function _query:growth(options) end

---Two districts or two periods side by side, indicator by indicator.
---@param first (string|integer|hanalyze.district|hanalyze.period) A district or a period.
---@param second (string|integer|hanalyze.district|hanalyze.period) Another of the same kind.
---@return hanalyze.datatable # The table; every row is traced.
function _query:compare(first, second) end

---Statements that cannot all be true.
---@param options? {sure?: boolean, guesses?: boolean} Which rows.
---@return hanalyze.datatable # The table; every row is traced.
function _query:conflicts(options) end

---Which indicators how many areas state.
---@return hanalyze.datatable # The table; every row is traced.
function _query:coverage() end

---One numeric statement that a document makes.
---@class hanalyze.metric
---@field value number The value with its magnitude multiplied out, as a Lua number.
---@field unit string The unit without magnitude, such as `元`.
---@field indicator string What is measured, in the source's words.
---@field indicator_id? string The catalogue's id of exactly that indicator, such as `gdp`.
---@field area string The six-digit code of the area; empty where unknown.
---@field area_name string The area's name with its parents.
---@field measure string `level`, `growth`, `average_growth`, `change` or `rank`.
---@field comparator string How it bounds the true value: `=`, `~`, `>`, `>=`, `<` or `<=`.
---@field status string `A` for a result, `E` for an estimate, `T` for a target.
---@field time_period string The period in SDMX form, such as `2024-Q3`; empty where a side is unknown.
---@field doc string The document's name.
---@field title string The document's title.
---@field section string The kind of section that it stands in, such as `body`.
---@field subject? string What within the area it describes: a company, a park.
---@field stated_unit string The unit as written, with its magnitude, such as `亿元`.
---@field year? integer The year in which the period ends.
---@field start integer Where the number begins in its document's file, in bytes from 0.
---@field finish integer Where the number ends in its document's file.
---@field value_text string The exact value as a decimal literal.
---@field text string The number with its unit, as written.
---@field indicator_name string The catalogue's Chinese name, or else the source's words.
---@field district? hanalyze.district The district described.
---@field period hanalyze.period The time that it describes.
---@field period_start? string The first day of the period.
---@field period_end? string The last day of the period.
---@field published hanalyze.period When its document was published.
---@field stated_value string The number as written, such as `646.8`.
---@field derivation string[] The ids of the rules that made it.
---@field sure boolean Whether no field had to be guessed.
---@field repeated boolean Whether its document states it better elsewhere.
local _metric = {}

---Says why each field is what it is: the rule, the words, how sure it is.
---@return string # A line for each field.
function _metric:why() end

---The sentence that it stands in.
---@return string # The sentence.
function _metric:sentence() end

---Where it stands: document and bytes.
---@return string # The form `seeds/a.txt@120-131`.
function _metric:source() end

---All fields as a plain table.
---@return table<string, any> # The fields of the contract of `extract`.
function _metric:record() end

---Groups of rows, kept apart by unit.
---@class hanalyze.grouping
local _grouping = {}

---How many rows each group has, whatever their unit.
---@return hanalyze.datatable # A row for each group; traced.
function _grouping:count() end

---The sum of each group, exact where it can be held exactly; empty, with a note, for rates, shares, growth, ranks and figures per head.
---@return hanalyze.datatable # A row for each group; traced.
function _grouping:sum() end

---The arithmetic mean of each group.
---@return hanalyze.datatable # A row for each group; traced.
function _grouping:mean() end

---The middle value of each group.
---@return hanalyze.datatable # A row for each group; traced.
function _grouping:median() end

---The least value of each group.
---@return hanalyze.datatable # A row for each group; traced.
function _grouping:min() end

---The greatest value of each group.
---@return hanalyze.datatable # A row for each group; traced.
function _grouping:max() end

---The sample standard deviation of each group; empty for fewer than two rows.
---@return hanalyze.datatable # A row for each group; traced.
function _grouping:stdev() end

---Several numbers of each group.
---@param ... ("count"|"sum"|"mean"|"median"|"min"|"max"|"stdev") Which numbers.
---@return hanalyze.datatable # A row for each group; traced.
function _grouping:aggregate(...) end

---What queries and analyses return: named columns and rows.
---@class hanalyze.datatable
---@field title string What stands above it.
---@field columns string[] The ids of its columns.
---@field headings string[] What people read above its columns.
---@field notes string[] Remarks below it.
---@operator len: integer
---@field [any] any A row as a table of cells by column id; nil beyond the last.
local _datatable = {}

---The first rows; notes stay.
---@param count integer How many.
---@return hanalyze.datatable # A new table.
function _datatable:top(count) end

---The rows in order of a column; empty cells last.
---@param column string Its id or heading.
---@param order? ("asc"|"desc") Which comes first.
---@return hanalyze.datatable # A new table.
function _datatable:sort(column, order) end

---The rows for which a function says yes.
---@param test function Takes a row as a table of cells.
---@return hanalyze.datatable # A new table.
function _datatable:filter(test) end

---The values of one column; empty cells are false.
---@param name string Its id or heading.
---@return any[] # The values, a row each.
function _datatable:column(name) end

---The rows as a plain list of tables of cells.
---@return table<string, any>[] # The rows.
function _datatable:totable() end

---Walks over the rows: number and table of cells.
---@return function # An iterator over a number and a row.
function _datatable:each() end

---The statements that a row rests on.
---@param row integer The row's number.
---@return table<string, any>[] # Tables with doc, start, finish, text, sentence.
function _datatable:sources(row) end

---The same table under another title.
---@param title string The title.
---@return hanalyze.datatable # A new table.
function _datatable:titled(title) end

---The table as text in a format, without a newline at its end.
---@param format ("table"|"csv"|"tsv"|"jsonl"|"markdown"|"html"|"sdmx-csv") The format's name.
---@return string # The text.
function _datatable:format(format) end

---Saves the table to a file; the extension chooses the format.
---@param path string Where to.
---@param format? ("table"|"csv"|"tsv"|"jsonl"|"markdown"|"html"|"sdmx-csv") The format, where the extension does not tell.
---@return string[] # The paths written.
function _datatable:save(path, format) end

---All districts: `districts["雨湖区"]`, `districts["湘潭/雨湖"]`, `districts["430302"]`.
---@class hanalyze.districts
---@field [any] hanalyze.district The district of a name, short name, code or path.
---@operator len: integer
local _districts = {}

---The districts that a name may mean, without an error for none or several.
---@param name string Name, short name, code or path.
---@return hanalyze.district[] # The districts.
function _districts:find(name) end

---The districts of a level.
---@param level? ("nation"|"province"|"prefecture"|"county") The level.
---@param within? (string|integer|hanalyze.district) Only those within this district.
---@return hanalyze.district[] # The districts, by code.
function _districts:list(level, within) end

---A division of GB/T 2260, or a park with its parent.
---@class hanalyze.district
---@field code string The six-digit code; a park's is its parent's with a number.
---@field name string The name.
---@field full_name string The name with its parents.
---@field short_names string[] Names under which prose calls it.
---@field level string `nation`, `province`, `prefecture`, `county` or `park`.
---@field parent? hanalyze.district The division that it belongs to.
---@field children hanalyze.district[] The divisions that belong to it.
---@field siblings hanalyze.district[] The other divisions of its parent.
---@field parks hanalyze.district[] The parks that belong to it.
---@field predecessors table<string, any>[] What it was before: tables with name, code, until_year (the last one) and source.
local _district = {}

---Whether it is a district or lies within it.
---@param district (string|integer|hanalyze.district) The other district.
---@return boolean # Whether it does.
function _district:within(district) end

---The observations about it.
---@param conditions? {indicator?: (string|hanalyze.indicator|(string|hanalyze.indicator)[]), measure?: (("level"|"growth"|"average_growth"|"change"|"rank")|("level"|"growth"|"average_growth"|"change"|"rank")[]), status?: (("A"|"E"|"T"|"result"|"estimate"|"target"|"any")|("A"|"E"|"T"|"result"|"estimate"|"target"|"any")[]), district?: (string|integer|hanalyze.district|(string|integer|hanalyze.district)[]), within?: (string|integer|hanalyze.district|(string|integer|hanalyze.district)[]), level?: (("nation"|"province"|"prefecture"|"county")|("nation"|"province"|"prefecture"|"county")[]), at?: (integer|string|hanalyze.period|hanalyze.date), during?: (integer|string|hanalyze.period|hanalyze.date), overlapping?: (integer|string|hanalyze.period|hanalyze.date), unit?: (string|string[]), theme?: (string|string[]), doc?: (string|string[]), section?: (string|string[]), subject?: (boolean|string|string[]), comparator?: (("="|"~"|">"|">="|"<"|"<=")|("="|"~"|">"|">="|"<"|"<=")[]), min?: number, max?: number, words?: string, contains?: string, sure?: boolean, repeated?: boolean} Further conditions.
---@return hanalyze.query # The query.
function _district:metrics(conditions) end

---All indicators of the catalogue: `indicators.gdp`, `indicators["财政收入"]`.
---@class hanalyze.indicators
---@field [any] hanalyze.indicator The indicator of an id, Chinese name, synonym or English name.
---@operator len: integer
local _indicators = {}

---The indicators, all or of a theme.
---@param theme? string The theme.
---@return hanalyze.indicator[] # The indicators.
function _indicators:list(theme) end

---A published statistical concept of the catalogue.
---@class hanalyze.indicator
---@field id string The stable id.
---@field name string The Chinese name.
---@field english string The English name.
---@field synonyms string[] Forms that mean exactly the same.
---@field unit string The unit of a bare number; empty for none.
---@field dimension string What is counted or measured.
---@field kind string `stock`, `flow`, `rate`, `ratio`, `index`, `rank` or `other`.
---@field lower_is_better boolean Whether less is better.
---@field theme string The theme, in Chinese.
local _indicator = {}

---A span of days: a year, a month, a plan period.
---@class hanalyze.period
---@field first? hanalyze.date The first day.
---@field last? hanalyze.date The last day.
---@field year? integer The year in which it ends.
---@field years? integer How many whole years it covers; nil for none.
---@field months? integer How many whole months it covers; nil for none.
---@field days? integer How many days it covers.
---@field id string The SDMX form, such as `2024-Q3`; empty where a side is unknown.
---@operator sub(any): any
---@operator add(any): any
local _period = {}

---Whether a day or period lies within this one.
---@param other (integer|string|hanalyze.period|hanalyze.date) The day or period.
---@return boolean # Whether it does.
function _period:contains(other) end

---A day of the calendar.
---@class hanalyze.date
---@field year integer The year.
---@field month integer The month, 1 to 12.
---@field day integer The day of the month.
---@operator sub(any): any
---@operator add(any): any
local _date = {}

---The documents that the script works on.
---@type hanalyze.corpus
corpus = nil

---All observations; call it with conditions.
---@type hanalyze.metrics
metrics = nil

---All districts, by name, code or path.
---@type hanalyze.districts
districts = nil

---Opens the console here; the script goes on when it is left (Ctrl-D).
function console() end

---Helpers for Chinese text: characters instead of bytes, and display columns.
---@class hanalyze.hanalyze.text_module
local hanalyze.text = {}

---How many characters a text has.
---@param text string The text.
---@return integer # How many.
function hanalyze.text.len(text) end

---How many columns of a terminal a text takes; 汉字 take two.
---@param text string The text.
---@return integer # How many.
function hanalyze.text.width(text) end

---A part of a text, counted in characters like `string.sub` counts bytes.
---@param text string The text.
---@param first integer The first character; negative counts from the end.
---@param last? integer The last character.
---@return string # The text.
function hanalyze.text.sub(text, first, last) end

---The characters of a text, a string each.
---@param text string The text.
---@return string[] # The characters.
function hanalyze.text.chars(text) end

---A text with blanks up to so many columns, or cut to them.
---@param text string The text.
---@param width integer How many columns.
---@param side? ("left"|"right"|"center") Where the text stands.
---@return string # The text.
function hanalyze.text.pad(text, width, side) end

---Full-width letters, digits and signs made half-width.
---@param text string The text.
---@return string # The text.
function hanalyze.text.half(text) end

---Half-width letters, digits and signs made full-width.
---@param text string The text.
---@return string # The text.
function hanalyze.text.full(text) end

---A text without blanks (also full-width ones) at its ends.
---@param text string The text.
---@return string # The text.
function hanalyze.text.trim(text) end

---Traditional characters made simplified, one by one.
---@param text string The text.
---@return string # The text.
function hanalyze.text.simplified(text) end

---Simplified characters made traditional, one by one; of several the usual one.
---@param text string The text.
---@return string # The text.
function hanalyze.text.traditional(text) end

---Tables made of a script's own rows.
---@class hanalyze.hanalyze.tables_module
local hanalyze.tables = {}

---A table of rows.
---@param definition {columns: (string|{id: string, name?: string, kind?: ("text"|"integer"|"number"|"bool"), magnitude?: boolean, unit?: string})[], rows?: table[], title?: string, notes?: string[]} Columns and rows.
---@return hanalyze.datatable # The table.
function hanalyze.tables.new(definition) end

---Everything that scripts can ask for, with the three globals.
---@class hanalyze.hanalyze_module
---@field corpus hanalyze.corpus The documents that the script works on.
---@field metrics hanalyze.metrics All observations; call it with conditions.
---@field districts hanalyze.districts All districts, by name, code or path.
---@field indicators hanalyze.indicators The catalogue of indicators.
---@field version string The version of the interface.
local hanalyze = {}

---The period of a year or a text.
---@param period (integer|string|hanalyze.period|hanalyze.date) A year, or a text such as `2024-Q3` or `十四五`.
---@return hanalyze.period # The period.
function hanalyze.period(period) end

---The day of a text.
---@param day string A day, such as `2024-06-30`.
---@return hanalyze.date # The day.
function hanalyze.date(day) end

---The observations of any text.
---@param text string The text.
---@param about? {name?: string, date?: (integer|string|hanalyze.period|hanalyze.date), area?: (string|integer|hanalyze.district)} What the text does not say.
---@return hanalyze.query # The query for its observations.
function hanalyze.extract(text, about) end

---What can be recognised in any text: numbers, quantities, periods, areas, indicators.
---@param text string The text.
---@param options? {kind?: ("number"|"ordinal"|"quantity"|"percent"|"currency"|"period"|"area"|"indicator"), date?: (integer|string|hanalyze.period|hanalyze.date), area?: (string|integer|hanalyze.district)} What to look for.
---@return table<string, any>[] # Tables with kind, text, start, finish, and of value, low, high, comparator, unit, period, area, name, indicator_id those that apply.
function hanalyze.mentions(text, options) end

---Statements of any text whose point is no number: honours, tiers, firsts, policies, ….
---@param text string The text.
---@param conditions? {kind?: (("honour"|"tier"|"streak"|"first"|"policy"|"organisation"|"testimony"|"pledge")|("honour"|"tier"|"streak"|"first"|"policy"|"organisation"|"testimony"|"pledge")[]), within?: (string|integer|hanalyze.district), level?: ("national"|"provincial"|"city"|"county"), year?: integer, contains?: string, sure?: boolean} Which claims.
---@param about? {date?: (integer|string|hanalyze.period|hanalyze.date), area?: (string|integer|hanalyze.district)} What the text does not say.
---@return hanalyze.datatable # A row for each claim: kind, title, level, issuer, year, subject, name, role, parent, area_name, text, doc, start; traced.
function hanalyze.claims(text, conditions, about) end

---Runs a program of the machine, such as gnuplot, and gives what it prints.
---@param program string Its name on the PATH, or its path.
---@param words? string[] What it is called with.
---@param input? string What it reads.
---@return string # What it printed.
---@return integer # Its exit status; 128 and the signal where one ended it.
---@return string # What it printed as errors.
function hanalyze.run(program, words, input) end

---A composite index of districts: 名次 对象 得分 and each normalised indicator.
---@param options {indicators: (string|hanalyze.indicator|{indicator: (string|hanalyze.indicator), measure?: ("level"|"growth"|"average_growth"|"change"|"rank"), direction?: ("higher"|"lower"), weight?: number, low?: number, high?: number})[], query?: hanalyze.query, within?: (string|integer|hanalyze.district|(string|integer|hanalyze.district)[]), level?: (("nation"|"province"|"prefecture"|"county")|("nation"|"province"|"prefecture"|"county")[]), at?: (integer|string|hanalyze.period|hanalyze.date), normalise?: ("min-max"|"z-score"|"rank"|"vector"), weights?: ("equal"|"given"|"entropy"|"raw-entropy"|"critic"), aggregate?: ("arithmetic"|"geometric"|"topsis"), missing?: ("drop"|"mean"|"error"), draws?: integer, spread?: number, seed?: integer} What and how.
---@return hanalyze.datatable # The index, best first; traced.
function hanalyze.index(options) end

---How firm the ranks of a composite index stand.
---@param options {indicators: (string|hanalyze.indicator|{indicator: (string|hanalyze.indicator), measure?: ("level"|"growth"|"average_growth"|"change"|"rank"), direction?: ("higher"|"lower"), weight?: number, low?: number, high?: number})[], query?: hanalyze.query, within?: (string|integer|hanalyze.district|(string|integer|hanalyze.district)[]), level?: (("nation"|"province"|"prefecture"|"county")|("nation"|"province"|"prefecture"|"county")[]), at?: (integer|string|hanalyze.period|hanalyze.date), normalise?: ("min-max"|"z-score"|"rank"|"vector"), weights?: ("equal"|"given"|"entropy"|"raw-entropy"|"critic"), aggregate?: ("arithmetic"|"geometric"|"topsis"), missing?: ("drop"|"mean"|"error"), draws?: integer, spread?: number, seed?: integer} The same as for `index`.
---@return hanalyze.datatable # Best, worst and mean place of each.
function hanalyze.stability(options) end
