int ph_pdf_pdf(void); int ph_pdf_pdf(void) { return 0; }
