catalogue-at-row = { $table } row { $row }
catalogue-at-cell = { $table } row { $row } column { $column }
catalogue-nearest = Did you mean “{ $nearest }”?
catalogue-problem-no-such-path = no such file or folder.
catalogue-problem-wrong-file-type = only one Excel file (.xlsx) or tables as .csv can be read.
catalogue-problem-too-large = too large. At most 10 MB, 50,000 rows and 100 columns.
catalogue-problem-too-slow = takes too long to read. Save it again without pictures and other sheets, then try again.
catalogue-problem-damaged = this file is damaged or no .xlsx file.
catalogue-problem-not-utf8 = the file must be saved as CSV UTF-8.
catalogue-problem-bad-quoting = a quotation mark has no partner. Cells with commas or quotation marks stand between quotation marks.
catalogue-problem-semicolons = columns are separated by semicolons. Save it with commas between columns.
catalogue-problem-unknown-table = this table is not known. Known are: { $allowed }.
catalogue-problem-table-twice = this table is there twice (“{ $found }”).
catalogue-problem-table-missing = this table must be there (sheet Kelas or file { $allowed }).
catalogue-problem-column-missing = this column must be there.
catalogue-problem-column-unknown = this column is not known. Known are: { $allowed }.
catalogue-problem-column-twice = this column is there twice.
catalogue-problem-no-header = “{ $found }” stands in a column without a title.
catalogue-problem-empty = must be filled in.
catalogue-problem-too-long = too long, at most { $allowed } letters.
catalogue-problem-bad-character = contains a character that cannot be read. Type this cell again.
catalogue-problem-bad-date = found “{ $found }”, must be a date like 2026-11-28 or 28/11/2026.
catalogue-problem-bad-time = found “{ $found }”, must be a time like 14:00 or 14.00.
catalogue-problem-bad-number = found “{ $found }”, must be a whole number { $allowed } without points or commas.
catalogue-problem-not-allowed = found “{ $found }”, allowed are: { $allowed }.
catalogue-problem-not-after = found “{ $found }”, must be after { $allowed }.
catalogue-problem-disagrees = found “{ $found }”, but the first row of this class says “{ $allowed }”. Make them agree or leave it empty.
catalogue-problem-twice = found “{ $found }”, which an earlier row has already.
catalogue-problem-unknown-community = found “{ $found }”, which is not in the table Komunitas.
catalogue-imported = Catalogue imported. Classes: { $courses }, meetings: { $meetings }, competitions: { $competitions }, answers: { $answers }, mobile library stops: { $stops }, communities: { $communities }.
catalogue-dropped = { $count ->
    [one] One coming meeting is
   *[other] { $count } coming meetings are
} not in this file, and left the schedule.
catalogue-kept = { $count ->
    [one] One past meeting is
   *[other] { $count } past meetings are
} no longer in this file. That is fine: attendance, ratings and certificates stay.
catalogue-nothing-imported = Nothing was imported. To put right first ({ $count }):
catalogue-needs-confirmation = Nothing was imported yet. This import changes meetings that people are registered for:
catalogue-say-yes = If that is meant, run it again with --yes. Everybody registered will be told.
catalogue-stale = Nothing was imported, because somebody else has just changed the catalogue. Look at it first, then try again.
catalogue-change-meeting-removed = { $title }, { $when }: removed ({ $registrations } registered)
catalogue-change-meeting-moved = { $title }, { $when }: moved to { $after } ({ $registrations } registered)
catalogue-change-place-changed = { $title }, { $when }: place changes from { $before } to { $after } ({ $registrations } registered)
catalogue-change-quota-changed = { $title }, { $when }: seats change from { $before } to { $after } ({ $registrations } registered)
catalogue-exported = Catalogue written to { $path }.
catalogue-export-wrong-type = { $path } cannot be written. Name a folder or an .xlsx file.
catalogue-usage-import = Usage: npm run import -- <folder or .xlsx file> [--yes]
catalogue-usage-export = Usage: npm run export -- <folder or .xlsx file>
