"""Single words: statuses, payment instruments, access points, kinds of value."""

from __future__ import annotations

from remitcalc.output.language import marked

STATUSES = {
    "published": marked("published"),
    "quoted": marked("quoted"),
    "surveyed": marked("surveyed"),
    "own": marked("own figure"),
    "proxy": marked("proxy"),
    "illustrative": marked("example"),
}
INSTRUMENTS = {
    "cash": marked("cash"),
    "money order": marked("money order"),
    "cashier's check": marked("cashier's check"),
    "bank account": marked("bank account"),
    "debit card": marked("debit card"),
    "credit card": marked("credit card"),
    "mobile money": marked("mobile money"),
}
ACCESS_POINTS = {
    "agent": marked("at an agent"),
    "bank branch": marked("at a bank branch"),
    "post office": marked("at a post office"),
    "internet": marked("online"),
    "mobile phone": marked("by mobile phone"),
    "call center": marked("by telephone"),
}
PARTS = {
    "sending": marked("Fees on top"),
    "tax": marked("Tax"),
    "transit": marked("Taken on the way"),
    "fx": marked("Exchange margin"),
    "receiving": marked("Charges on arrival"),
}
VALUE_KINDS = {
    "text": marked("text"),
    "yes_no": marked("true or false"),
    "whole_number": marked("a whole number"),
    "number": marked("a number"),
    "date": marked("a date"),
    "period": marked("a date or period"),
    "nothing": marked("nothing"),
    "time": marked("a time"),
    "list": marked("a list"),
    "table": marked("a table"),
    "zip": marked("a ZIP archive"),
    "xlsx": marked("an Excel workbook"),
    "ods": marked("an OpenDocument spreadsheet"),
    "old_workbook": marked("an old Excel workbook"),
    "pdf": marked("a PDF document"),
    "gzip": marked("a compressed file"),
    "png": marked("a picture"),
    "sqlite": marked("a database"),
    "json": marked("a JSON document"),
    "iso_20022": marked("a bank's payment file (ISO 20022, such as pain.001), no list of workers"),
    "nacha": marked("a bank's payment file (NACHA), no list of workers"),
    "web_page": marked("a web page or XML document"),
    "document": marked("a document of Remitcalc"),
    "corridor_file": marked("a corridor file"),
    "fee_table": marked("a fee table"),
    "payroll": marked("a list of workers"),
    "quotes": marked("a price comparison of Wise"),
    "survey": marked("a file of prices that the World Bank surveyed"),
    "excel_2003": marked("a workbook in the XML of Excel 2003"),
    "office_document": marked("an old Office document without sheets"),
}
FIELDS = {
    "paydays": marked("The number of paydays"),
    "payday_days": marked("The number of days between paydays"),
    "individual_every": marked("How many paydays go into one transfer alone"),
    "pooled_every": marked("How many paydays go into one pooled transfer"),
}
ROLES = {
    "worker": marked("the worker"),
    "amount": marked("the amount"),
    "net": marked("the net pay"),
}

BY_VALUE_NAME = {
    "instrument": INSTRUMENTS,
    "role": ROLES,
    "found": VALUE_KINDS,
    "wanted": VALUE_KINDS,
    "field": FIELDS,
}
"""Which words stand for the values of this name in a message."""

SHARING = {
    "equal": marked("equally"),
    "proportional": marked("by amount"),
    "no-one-worse-off": marked("nobody worse off"),
}
"""How a pool's cost is shared."""
