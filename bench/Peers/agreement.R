# The same statistics by R: lme4 for the mixed model, psych for ICC, base R for the rest. Argument: the folder of the readings.
folder <- commandArgs(TRUE)[1]
readings <- function(name) as.matrix(read.csv(file.path(folder, paste0(name, ".csv")), header = FALSE))
timed <- function(name, runs, compute) {
  seconds <- numeric(runs)
  for (run in seq_len(runs)) {
    start <- Sys.time()
    value <- compute()
    seconds[run] <- as.numeric(difftime(Sys.time(), start, units = "secs"))
  }
  sprintf('{"name": "%s", "seconds": [%s], "value": %.17g}', name, paste(sprintf("%.6f", seconds), collapse = ","), value)
}

# Krippendorff 2011: coincidences of a table of counts, cases by categories.
alpha_ordinal <- function(x, categories) {
  counts <- sapply(categories, function(k) rowSums(x == k, na.rm = TRUE))
  pairable <- rowSums(counts) >= 2
  counts <- counts[pairable, ]
  share <- counts / (rowSums(counts) - 1)
  observed <- crossprod(share, counts) - diag(colSums(share))
  n <- colSums(counts)
  rank <- cumsum(n) - n / 2
  distance <- outer(rank, rank, "-")^2
  1 - (sum(n) - 1) * sum(observed * distance) / sum(outer(n, n) * distance)
}

# Without missing values the squares need no pairs.
alpha_interval <- function(x) {
  n <- length(x)
  m <- ncol(x)
  within <- sum((x - rowMeans(x))^2) * m / (m - 1)
  1 - within / n / (sum((x - mean(x))^2) / (n - 1))
}

fleiss <- function(x, categories) {
  counts <- sapply(categories, function(k) rowSums(x == k))
  m <- ncol(x)
  observed <- mean((rowSums(counts^2) - m) / (m * (m - 1)))
  chance <- sum((colSums(counts) / length(x))^2)
  (observed - chance) / (1 - chance)
}

reml <- function(long) {
  variance <- as.data.frame(lme4::VarCorr(lme4::lmer(value ~ 1 + (1 | case) + (1 | reader), data = long, REML = TRUE)))
  variance$vcov[variance$grp == "case"] / sum(variance$vcov)
}

answers <- readings("answers")
sizes <- readings("sizes")
categories <- readings("categories")
results <- c(
  timed("alphaOrdinal", 5, function() alpha_ordinal(answers, 1:5)),
  timed("alphaInterval", 5, function() alpha_interval(sizes)),
  timed("fleiss", 5, function() fleiss(categories, 1:5))
)
if (requireNamespace("psych", quietly = TRUE)) results <- c(results, timed("iccAllForms", 5, function() psych::ICC(sizes, lmer = FALSE)$results$ICC[2]))
if (requireNamespace("lme4", quietly = TRUE)) {
  many <- readings("many-sizes")
  long <- data.frame(value = c(many), case = factor(rep(seq_len(nrow(many)), ncol(many))), reader = factor(rep(seq_len(ncol(many)), each = nrow(many))))
  results <- c(results, timed("reml", 3, function() reml(long)))
}
cat("[", paste(results, collapse = ",\n"), "]\n", sep = "")
