/* placeholder */ int xml_placeholder_xml(void); int xml_placeholder_xml(void) { return 0; }
