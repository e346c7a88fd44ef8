int ph_report_report(void); int ph_report_report(void) { return 0; }
