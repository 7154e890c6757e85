"""What files of the kinds that can be opened are called, by what they give."""

from remitcalc.output.language import marked

KIND_NAMES = {
    "document": marked("Documents of Remitcalc"),
    "corridor": marked("Corridor files and fee tables"),
    "payroll": marked("Lists of workers"),
    "quotes": marked("Price comparisons of Wise"),
    "survey": marked("Prices surveyed by the World Bank"),
}
